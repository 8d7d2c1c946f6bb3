import type { BrowserContextOptions, Page } from 'playwright-core';
import { chooseFlow, paste } from '../../journeys/screens.ts';

/** Where the page and the simulated Instagram are, each with a trailing slash. */
export interface Places {
  pageUrl: string;
  simulatorUrl: string;
}

/** How a person gets to a screen. */
export type Open = (page: Page, places: Places) => Promise<unknown>;

/** A screen that is seen in a browser of its own kind, or that is no page of ours. */
export interface Screen {
  open: Open;
  context?: BrowserContextOptions;
  /** No heading, and nothing for axe: text that the browser shows by itself, or a page where no script runs. */
  raw?: true;
}

/** What is chosen on the consent page; nothing is the first person, and no trouble. */
interface Consent {
  flow?: RegExp;
  person?: RegExp;
  /** A value of the choice "Simulate a problem". */
  trouble?: string;
}

/** From the page to the consent page. */
export async function toConsent(page: Page, { pageUrl }: Places, flow?: RegExp): Promise<void> {
  await page.goto(pageUrl);
  if (flow) await chooseFlow(page, flow);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

/** A login, until the page says what came of it: in this heading, or as a failure. */
export function login({ flow, person, trouble }: Consent, outcome?: RegExp): Open {
  return async (page, places) => {
    await toConsent(page, places, flow);
    if (person) await page.getByRole('radio', { name: person }).check();
    if (trouble) await page.getByLabel('Simulate a problem').selectOption(trouble);
    await page.getByRole('button', { name: 'Allow' }).click();
    if (outcome) await page.getByRole('heading', { name: outcome, level: 1 }).waitFor();
    else await failure(page);
  };
}

/** Waits until the page says that a login has failed. */
export async function failure(page: Page): Promise<void> {
  await page.getByRole('alert').getByRole('heading', { level: 1 }).waitFor();
}

/** What the page is headed with once the token is there. */
export const SIGNED_IN = /^Signed in/;

/** Signed in, with the posts on screen and every request of the recorder measured. */
export const signedIn: Open = async (page, places) => {
  await login({}, SIGNED_IN)(page, places);
  await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
  await page.getByText(/Token received in/).waitFor();
};

/**
 * A token of the app dashboard: it is not known when it ends, or what it may do.
 *
 * Nor how old it is, so that a refresh that fails is not said to come too early.
 */
export const tokenPasted: Open = async (page, { pageUrl, simulatorUrl }) => {
  const reply = await fetch(`${simulatorUrl}_simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'ada.paints' }),
  });
  const { token } = (await reply.json()) as { token: string };
  await page.goto(pageUrl);
  await paste(page, token);
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
};

/** Refreshes the token as if it were a day old: the clock of the simulation is everyone's. */
export async function refreshed(page: Page): Promise<void> {
  await page.route('**/token', (route) =>
    route.fulfill({
      json: {
        access_token: FRESH_TOKEN,
        token_type: 'bearer',
        expires_in: 5_184_000,
        refresh_token: FRESH_TOKEN,
      },
    }),
  );
  await page.getByRole('button', { name: 'Refresh the token' }).click();
  await page.getByText('Done.').waitFor();
}

/** What the token of {@link refreshed} is. */
export const FRESH_TOKEN = `IGAA${'fresh'.repeat(20)}`;

/** Every screen with a token on it, and one without for want of it, by the name of its picture. */
export const SCREENS: Readonly<Record<string, Open>> = {
  'token-refused': async (page, { pageUrl }) => {
    await page.goto(pageUrl);
    await paste(page, `IGAA${'x'.repeat(60)}`);
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.getByRole('alert').waitFor();
  },
  'signed-in': signedIn,
  'signed-in-shown': async (page, places) => {
    await signedIn(page, places);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('tab', { name: 'JSON' }).click();
  },
  explorer: async (page, places) => {
    await signedIn(page, places);
    await page.getByText('Explore the API').click();
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByLabel('Instagram’s answer').waitFor();
  },
  'signed-in-refreshed': async (page, places) => {
    await signedIn(page, places);
    await refreshed(page);
  },
  'signed-in-too-young': async (page, places) => {
    await signedIn(page, places);
    await page.getByRole('button', { name: 'Refresh the token' }).click();
    await page.getByRole('alert').waitFor();
  },
  'signed-in-right-to-left': login({ person: /nour\.films/ }, /nour\.films/),
  'signed-in-bakery': async (page, places) => {
    await login({ person: /slow_bakery/ }, /the_slow_bakery/)(page, places);
    await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
  },
  'signed-in-implicit': login({ flow: /Implicit/ }, /ada\.paints/),
  'signed-in-relay': login({ flow: /Relay/ }, /ada\.paints/),
  'recorder-open': async (page, places) => {
    await signedIn(page, places);
    for (const leg of ['Send the code', 'Exchange code', 'Return the token']) {
      await page.getByText(leg).click();
    }
  },
  'failed-at-instagram': login({ trouble: 'expired_code' }),
  'nothing-granted': async (page, places) => {
    await login({ trouble: 'permission_missing' }, SIGNED_IN)(page, places);
    await page.getByText('No permission was granted').waitFor();
  },
};
