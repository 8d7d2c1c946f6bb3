import axe, { type AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { beginLogin, shownToken, type Sent, type test as Test } from './browser.ts';
import { chooseFlow } from './screens.ts';

/** The start of a journey: a fresh profile and the URL of the page under test. */
interface Start {
  page: Page;
  sent: readonly Sent[];
  url: string;
}

const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click();
const signedIn = (page: Page) =>
  page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
const signedOut = (page: Page) =>
  page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
const exchanges = (sent: readonly Sent[]) =>
  sent.filter(({ url, method }) => method === 'POST' && new URL(url).pathname.endsWith('/token'));

/** Goes from the page through the consent page and back, in the code flow. */
export async function logInAt(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await beginLogin(page);
  await allow(page);
  await signedIn(page);
}

/** To the consent page of Facebook. */
export async function toFacebook(page: Page, url: string, flow: RegExp): Promise<void> {
  await page.goto(url);
  // A choice that was made before is open, and would be folded by the click.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await chooseFlow(page, flow);
  await beginLogin(page);
}

/** A laptop’s window with the browser around it, and a phone’s. */
const FIRST_SCREENS = [
  [1366, 650],
  [390, 664],
] as const;

/** Presses Tab until this has the focus; how often that was. */
async function pressUntilFocused(page: Page, target: Locator): Promise<number> {
  let pressed = 0;
  while (!(await target.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
    pressed += 1;
  }
  return pressed;
}

/** Journeys that must work with `npm start` and as a folder on a static host. */
const CORE: Readonly<Record<string, (start: Start) => Promise<void>>> = {
  'the code flow ends in a 60-day token, with ids digit for digit': async ({ page, url, sent }) => {
    await logInAt(page, url);
    expect(page.url()).toBe(url);
    await page.getByText(/in (59|60) days/).waitFor();
    await page.getByText('36220564007528767', { exact: true }).waitFor();
    await page.getByText('17841401313574613', { exact: true }).waitFor();
    expect(await shownToken(page)).toMatch(/^IGAA/);
    const picture = page.locator('main img').first();
    await picture.waitFor();
    const width = (img: HTMLImageElement) => img.decode().then(() => img.naturalWidth);
    expect(await picture.evaluate(width)).toBeGreaterThan(0);
    expect(exchanges(sent)).toHaveLength(1);
  },
  'the implicit flow ends in a token, and no code is exchanged': async ({ page, url, sent }) => {
    await page.goto(url);
    await chooseFlow(page, /Implicit flow/);
    await beginLogin(page);
    await allow(page);
    await signedIn(page);
    expect(page.url()).toBe(url);
    expect(await shownToken(page)).toMatch(/^17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}$/);
    expect(exchanges(sent)).toEqual([]);
  },
  'Facebook Login ends with an Instagram account, with a code and with a token': async ({
    page,
    url,
    sent,
  }) => {
    for (const flow of [/^Facebook Login For/, /^Facebook Login, implicit/]) {
      await toFacebook(page, url, flow);
      await allow(page);
      await signedIn(page);
      expect(page.url()).toBe(url);
      await page.getByText('17841401313574613', { exact: true }).waitFor();
      await page.getByText('Facebook has just named the Page with it').waitFor();
    }
    expect(exchanges(sent)).toHaveLength(1);
  },
  'of several Instagram accounts one is chosen, and why there is none is said': async ({
    page,
    url,
  }) => {
    await toFacebook(page, url, /^Facebook Login, implicit/);
    await page.getByRole('radio', { name: /harbour\.books/ }).check();
    await allow(page);
    const accounts = page.getByRole('group', { name: 'Choose an Instagram account' });
    await accounts.getByRole('radio', { name: /@ada\.paints/ }).check();
    await signedIn(page);
    await toFacebook(page, url, /^Facebook Login For/);
    await page.getByRole('radio', { name: /Nour Films|nour\.films/ }).check();
    await allow(page);
    const why = page.getByRole('alert').getByRole('heading');
    await why.filter({ hasText: 'No Page has an Instagram account' }).waitFor();
  },
  'to cancel is said as a choice': async ({ page, url, sent }) => {
    await page.goto(url);
    await beginLogin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'You cancelled the login' }).waitFor();
    expect(page.url()).toBe(url);
    expect(exchanges(sent)).toEqual([]);
  },
  'a callback address that is opened again is not exchanged again': async ({ page, url, sent }) => {
    await logInAt(page, url);
    await page.goto(sent.find((one) => /[?&]code=/.test(one.url))?.url ?? 'no callback');
    await page.getByRole('heading', { name: 'This login was already used' }).waitFor();
    expect(page.url()).toBe(url);
    expect(exchanges(sent)).toHaveLength(1);
  },
  'a code that Instagram takes for used is said, with what to do': async ({ page, url, sent }) => {
    await page.goto(url);
    await beginLogin(page);
    await page.getByLabel('Simulate a problem').selectOption('used_code');
    await allow(page);
    await page
      .getByRole('alert')
      .getByRole('heading', { name: /no longer works/ })
      .waitFor();
    expect(exchanges(sent)).toHaveLength(1);
    await logInAt(page, url);
  },
  'a reload is survived at each step, and the next login works': async ({ page, url, sent }) => {
    await page.goto(url);
    await signedOut(page);
    await page.reload();
    await beginLogin(page);
    await page.reload();
    await allow(page);
    await signedIn(page);
    await page.reload();
    await signedOut(page);
    expect(page.url()).toBe(url);
    await logInAt(page, url);
    expect(exchanges(sent)).toHaveLength(2);
  },
  'Back leads from the refusal of an account to the choice of another': async ({ page, url }) => {
    await page.goto(url);
    await beginLogin(page);
    await page.getByRole('radio', { name: /just_pete_4711/ }).check();
    await allow(page);
    await page.getByRole('heading', { name: 'A personal account can’t be connected' }).waitFor();
    await page.goBack();
    await page.getByRole('radio', { name: /ada\.paints/ }).check();
    await allow(page);
    await signedIn(page);
  },
  'an account that cannot be connected has a link to the choice of another': async (start) => {
    const { page, url } = start;
    await page.goto(url);
    await beginLogin(page);
    await page.getByRole('radio', { name: /just_pete_4711/ }).check();
    await allow(page);
    await page.getByRole('link', { name: 'Choose a different account' }).click();
    await page.getByRole('radio', { name: /harbour\.books/ }).check();
    await allow(page);
    await page.getByRole('heading', { name: 'Signed in as @harbour.books' }).waitFor();
  },
  'a page in Spanish leads to a consent page in Spanish, which can be switched': async (start) => {
    const { page, url } = start;
    await page.goto(url);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('button', { name: 'Iniciar sesión con Instagram' }).click();
    await page.getByRole('button', { name: 'Permitir' }).waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.getByRole('link', { name: 'Español' }).click();
    await page.getByRole('button', { name: 'Permitir' }).click();
    await page.getByRole('heading', { name: /@ada\.paints/ }).waitFor();
  },
  'Allow and Cancel are on the first screen, and a tester’s choices after them': async (start) => {
    const { page, url } = start;
    await page.goto(url);
    await beginLogin(page);
    for (const [width, height] of FIRST_SCREENS) {
      await page.setViewportSize({ width, height });
      for (const name of ['Allow', 'Cancel']) {
        const box = await page.getByRole('button', { name }).boundingBox();
        expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
      }
    }
    const trouble = await page.getByLabel('Simulate a problem').boundingBox();
    const allowed = await page.getByRole('button', { name: 'Allow' }).boundingBox();
    expect(trouble?.y).toBeGreaterThan(allowed?.y ?? Infinity);
  },
  'the consent page is worked by keyboard alone, and Allow comes before the problems': async ({
    page,
    url,
  }) => {
    await page.goto(url);
    await beginLogin(page);
    const first = page.getByRole('radio', { name: /ada\.paints/ });
    await pressUntilFocused(page, first);
    await page.keyboard.press('ArrowDown');
    const passed = await pressUntilFocused(page, page.getByRole('button', { name: 'Allow' }));
    expect(passed).toBeLessThanOrEqual(2);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Signed in as @harbour.books' }).waitFor();
  },
  'an app’s id is copied from the front page': async ({ page, url }) => {
    await page.goto(url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await beginLogin(page);
    await page.getByRole('link', { name: 'front page' }).click();
    await page.getByRole('button', { name: 'Copy Client ID, Classic API (2011–2020)' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe('51a0000000000000000000000000c11e');
  },
  'the clock, the ledger and a generated token are on the front page': async ({ page, url }) => {
    await logInAt(page, url);
    await page.goto(url);
    await beginLogin(page);
    await page.getByRole('link', { name: 'front page' }).click();
    await page.getByRole('heading', { name: 'Simulated Instagram' }).waitFor();
    await page
      .getByRole('row', { name: /… 1 1$/ })
      .first()
      .waitFor();
    const clock = page.locator('time');
    const before = Date.parse((await clock.getAttribute('datetime')) ?? '');
    await page.getByRole('button', { name: 'Forward 60 days' }).click();
    await expect
      .poll(async () => Date.parse((await clock.getAttribute('datetime')) ?? '') - before)
      .toBeGreaterThanOrEqual(60 * 86_400_000);
    await page.getByRole('button', { name: 'Generate token' }).click();
    await page.getByText(/^IGAA\w+$/).waitFor();
    await page.getByRole('link', { name: 'Back to the front page' }).click();
    await page.getByRole('heading', { name: 'Simulated Instagram' }).waitFor();
  },
  'axe finds nothing on the simulation’s pages, and 320 pixels are enough': async ({
    page,
    url,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(url);
    await beginLogin(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'front page' }).click();
    await page.getByRole('heading', { name: 'Simulated Instagram' }).waitFor();
    await expectAccessible(page);
  },
};

/** Defines the core journeys for the page at a URL, which is known only when they run. */
export function coreJourneys(test: typeof Test, url: () => string): void {
  for (const [name, journey] of Object.entries(CORE)) {
    test(name, ({ page, sent }) => journey({ page, sent, url: url() }));
  }
}

/** Runs axe in either theme, and looks for anything wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
