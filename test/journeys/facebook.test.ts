import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { beginLogin, exchanges, pageUrl, simulatorUrl, test, type Sent } from './browser.ts';
import { toFacebook } from './core.ts';
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
  await toFacebook(page, pageUrl, WAYS[way]);
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

test('of three Instagram accounts the person chooses one, which this tab remembers until the sign-out', async ({
  page,
  sent,
}) => {
  await logInAtFacebook(page, 'code', { person: /harbour\.books/ });
  const accounts = page.getByRole('group', { name: 'Choose an Instagram account' });
  await accounts.getByRole('radio').nth(2).waitFor();
  expect(await accounts.getByRole('radio', { checked: true }).count()).toBe(0);
  expect(await pageToken(page).count()).toBe(0);
  await accounts.getByRole('radio', { name: '@ada.paints Page: Harbour Lectures' }).check();
  await signedInAs(page, 'ada.paints');
  await page.getByText('Facebook has just named the Page with it').waitFor();
  await showPageToken(page);
  await accounts.getByRole('radio', { name: /@harbour\.books/ }).check();
  await signedInAs(page, 'harbour.books');
  await page.getByText('17841460031882259', { exact: true }).waitFor();
  expect(await pageToken(page).inputValue()).toMatch(/^EAA.•{16}$/);
  // One list for all choices, and the posts of each account.
  expect(asked(sent, /\/me\/accounts$/)).toHaveLength(1);
  await logInAtFacebook(page, 'code', { person: /harbour\.books/ });
  await signedInAs(page, 'harbour.books');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await logInAtFacebook(page, 'token', { person: /harbour\.books/ });
  await accounts.waitFor();
  expect(await accounts.getByRole('radio', { checked: true }).count()).toBe(0);
});

/** Each cause of no Instagram account: who has it, and which button helps. */
const NONE: readonly (AtFacebook & { cause: string; heading: string; button?: string })[] = [
  { cause: 'no Page or one in a portfolio', person: /Pete/, heading: 'Facebook listed no Page' },
  {
    cause: 'a Page in a business portfolio',
    person: /Slow Bakery/,
    heading: 'Facebook listed no Page',
    button: 'Ask Facebook for business_management',
  },
  {
    cause: 'pages_show_list not granted',
    untick: ['pages_show_list'],
    heading: 'Facebook didn’t share your Pages',
    button: 'Ask Facebook for pages_show_list',
  },
  {
    cause: 'instagram_basic not granted',
    untick: ['instagram_basic'],
    heading: 'Facebook didn’t share the Instagram accounts',
    button: 'Ask Facebook for instagram_basic',
  },
  {
    cause: 'a Page without an Instagram account',
    person: /Nour Films|nour\.films/,
    heading: 'No Page has an Instagram account',
  },
];

for (const [index, { cause, heading, button, ...chosen }] of NONE.entries()) {
  test(`no Instagram account because of ${cause} is said with its next step`, async ({ page }) => {
    await logInAtFacebook(page, index % 2 === 0 ? 'code' : 'token', chosen);
    await page.getByRole('alert').getByRole('heading', { name: heading }).waitFor();
    await page.getByRole('heading', { name: 'Signed in', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Look again' }).waitFor();
    if (button === undefined) return;
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    expect(new URL(page.url()).searchParams.get('auth_type')).toBe('rerequest');
    await decide(page, chosen.person ? { person: chosen.person } : {});
    await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  });
}

test('a person who has business_management and no Page is told that there is none', async ({
  page,
}) => {
  await logInAtFacebook(page, 'code', { person: /Pete/ });
  await page.getByRole('button', { name: 'Ask Facebook for business_management' }).click();
  await decide(page, { person: /Pete/ });
  await page.getByRole('heading', { name: 'There is no Facebook Page' }).waitFor();
});

test('the short token of the implicit flow is made to last, and then its Page token does not expire', async ({
  page,
  sent,
}) => {
  await logInAtFacebook(page, 'token');
  await signedInAs(page, 'ada.paints');
  await page.getByText('It came from a short-lived token').waitFor();
  await page.getByRole('button', { name: 'Make it last 60 days' }).click();
  await page.getByText('It doesn’t expire. It ends if').waitFor();
  await page.getByText(/in (59|60) days/).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
  expect(asked(sent, /\/me\/accounts$/)).toHaveLength(2);
});

test('a Page token that fails is said, and everything else works', async ({ page }) => {
  await logInAtFacebook(page, 'code', { trouble: 'pages_revoked' });
  await signedInAs(page, 'ada.paints');
  await page.getByText('Facebook doesn’t accept the Page token.').waitFor();
  await page.getByRole('heading', { name: 'It works' }).waitFor();
});

test('to cancel at Facebook is said as a choice, in both ways', async ({ page }) => {
  for (const way of ['code', 'token'] as const) {
    await page.goto(pageUrl);
    await chooseFlow(page, WAYS[way]);
    await beginLogin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'You cancelled the login' }).waitFor();
    expect(page.url()).toBe(pageUrl);
    await page.evaluate(() => localStorage.clear());
  }
});

test('no Page token is in the page, the recorder or the storage before it is shown', async ({
  page,
}) => {
  const tokens = new Set<string>();
  page.on('response', (response) => {
    if (!response.url().includes('/me/accounts')) return;
    void response.text().then((text) => {
      for (const [, token = ''] of text.matchAll(/"access_token":"([^"]+)"/g)) tokens.add(token);
    });
  });
  await logInAtFacebook(page, 'token');
  await page.getByText('Facebook has just named the Page with it').waitFor();
  for (const summary of await page.locator('ol details > summary').all()) await summary.click();
  const everything = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('textarea, input')];
    const values = fields.map((field) => (field as HTMLInputElement).value);
    const stores = [localStorage, sessionStorage].map((store) =>
      JSON.stringify(Object.entries(store)),
    );
    return [document.documentElement.outerHTML, ...values, ...stores, location.href].join('\n');
  });
  expect(tokens.size).toBe(1);
  for (const token of tokens) expect(everything).not.toContain(token.slice(8));
  expect(everything).toContain('$PAGE_TOKEN');
});

test('a huge and hostile list of Pages is shown as text, and its links are not followed', async ({
  page,
  context,
  sent,
}) => {
  const name = `<img src=x onerror=alert(1)>\u202e${'long '.repeat(100)}`;
  const account = (id: number) => ({
    id: `1784140131357${String(id).padStart(4, '0')}`,
    username: `</script><b>${id}`,
    profile_picture_url: 'JaVaScRiPt:alert(1)',
  });
  const data = Array.from({ length: 300 }, (_, id) => ({
    id: `${id + 1}`,
    name,
    access_token: 'EAA\n',
    instagram_business_account: account(id),
  }));
  await context.route(/\/me\/accounts\?/, (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { data, paging: { next: 'https://evil.example/', cursors: { after: 'same' } } },
    }),
  );
  await page.setViewportSize({ width: 320, height: 640 });
  await logInAtFacebook(page, 'code');
  const accounts = page.getByRole('group', { name: 'Choose an Instagram account' });
  await accounts.getByRole('radio').first().check();
  await page.getByRole('heading', { name: 'Signed in as @</script><b>0' }).waitFor();
  await page.getByText('Facebook gave no token for this Page').waitFor();
  expect(await page.locator('[onerror], [src^="java" i], main b').count()).toBe(0);
  expect(sent.filter(({ url }) => url.includes('evil.example'))).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test.for([
  ['redirect_mismatch', 'Facebook does not accept the redirect URI', 'Valid OAuth Redirect URIs'],
  ['wrong_secret', 'The Meta app is not set up correctly', 'App settings'],
] as const)(
  'Facebook’s refusal of a code (%s) ends on its own remedy',
  async ([trouble, heading, place], { page, sent }) => {
    await logInAtFacebook(page, 'code', { trouble });
    const alert = page.getByRole('alert').filter({ hasText: place });
    await alert.getByRole('heading', { name: heading }).waitFor();
    expect(exchanges(sent)).toHaveLength(1);
  },
);

test('a token that the person’s changed password ended says so, and leads to a new login', async ({
  page,
}) => {
  await logInAtFacebook(page, 'token', { trouble: 'token_revoked' });
  await page.getByRole('heading', { name: 'This token does not work' }).waitFor();
  await page.getByText('The app was removed, the password changed').waitFor();
});

test.for([
  [10, '(#10) This endpoint requires the pages_read_engagement permission'],
  [200, '(#200) Requires extended permission: pages_show_list'],
] as const)(
  'a request that Facebook refuses with code %i says that a permission is missing',
  async ([code, message], { page, context }) => {
    await context.route(/\/me\/accounts\?/, (route) =>
      route.fulfill({
        status: 403,
        headers: { 'access-control-allow-origin': '*' },
        json: { error: { message, type: 'OAuthException', code, fbtrace_id: 'A1bC2d' } },
      }),
    );
    await logInAtFacebook(page, 'code');
    await page.getByText('The token lacks a permission').waitFor();
    await page.getByText('leave every permission ticked').waitFor();
  },
);
