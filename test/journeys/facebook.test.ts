import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { beginLogin, exchanges, pageUrl, simulatorUrl, test, type Sent } from './browser.ts';
import { chooseFlow } from './screens.ts';

/** What the person at Facebook does on its consent page. */
interface AtFacebook {
  person?: RegExp;
  /** The permissions that are unticked. */
  untick?: readonly string[];
  trouble?: string;
}

const WAYS = { code: /^Facebook Login For/, token: /^Facebook Login, implicit/ } as const;

/** Through Facebook's consent page, and back to the page. */
async function logInAtFacebook(
  page: Page,
  way: keyof typeof WAYS,
  { person, untick = [], trouble }: AtFacebook = {},
): Promise<void> {
  await page.goto(pageUrl);
  await chooseFlow(page, WAYS[way]);
  await beginLogin(page);
  await decide(page, { ...(person && { person }), untick, ...(trouble && { trouble }) });
}

async function decide(page: Page, { person, untick = [], trouble }: AtFacebook): Promise<void> {
  if (person) await page.getByRole('radio', { name: person }).check();
  for (const scope of untick) await page.getByRole('checkbox', { name: scope }).uncheck();
  if (trouble) await page.getByLabel('Simulate a problem').selectOption(trouble);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL((url) => url.href.startsWith(pageUrl));
}

const signedInAs = (page: Page, username: string) =>
  page.getByRole('heading', { name: `Signed in as @${username}` }).waitFor();
const accessToken = (page: Page) => page.getByLabel('Access token', { exact: true });
const pageToken = (page: Page) => page.getByLabel('Page access token', { exact: true });
const showPageToken = (page: Page) =>
  page.getByRole('button', { name: 'Show: Page access token' }).click();
const asked = (sent: readonly Sent[], path: RegExp) =>
  sent.filter(({ url }) => url.startsWith(simulatorUrl) && path.test(new URL(url).pathname));

for (const way of ['code', 'token'] as const) {
  test(`one Instagram account behind a Facebook login (${way}) is signed in, with its posts and both tokens`, async ({
    page,
    sent,
  }) => {
    await logInAtFacebook(page, way);
    await signedInAs(page, 'ada.paints');
    expect(page.url()).toBe(pageUrl);
    await page.getByText('17841401313574613', { exact: true }).waitFor();
    await page.getByRole('heading', { name: 'It works' }).waitFor();
    expect(asked(sent, /\/17841401313574613\/media$/)).toHaveLength(1);
    await page.getByText('Facebook has just named the Page with it').waitFor();
    expect(await accessToken(page).inputValue()).toMatch(/^EAA.•{16}$/);
    expect(await pageToken(page).inputValue()).toMatch(/^EAA.•{16}$/);
    await showPageToken(page);
    expect(await pageToken(page).inputValue()).toMatch(/^EAA\w{60}/);
    expect(await accessToken(page).inputValue()).toMatch(/^EAA.•{16}$/);
    expect(exchanges(sent)).toHaveLength(way === 'code' ? 1 : 0);
  });
}
