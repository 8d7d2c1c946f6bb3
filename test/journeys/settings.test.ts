import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { beginLogin, logIn, pageUrl, shownToken, test } from './browser.ts';

const openSettings = (page: Page) => page.locator('summary', { hasText: 'Settings' }).click();
const INSIGHTS = /View insights/;

/** The query of the URL that opened Instagram. */
async function consentQuery(page: Page): Promise<URLSearchParams> {
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.waitForURL(/oauth\/authorize/);
  return new URL(page.url()).searchParams;
}

test('settings apply, are shown at once, and are there on the next visit', async ({ page }) => {
  await page.goto(pageUrl);
  await openSettings(page);
  await page.getByRole('checkbox', { name: INSIGHTS }).check();
  await page
    .getByText('instagram_business_basic,instagram_business_manage_insights', { exact: true })
    .waitFor();
  await page.reload();
  await openSettings(page);
  expect(await page.getByRole('checkbox', { name: INSIGHTS }).isChecked()).toBe(true);
  expect((await consentQuery(page)).get('scope')).toContain('instagram_business_manage_insights');
});

test('a secret in the app id field is recognised and not kept', async ({ page }) => {
  const secret = '51a0000000000000000000000000001a';
  await page.goto(pageUrl);
  await openSettings(page);
  await page.getByLabel('Instagram app ID').fill(secret);
  await page.getByText('never paste one into a web page').waitFor();
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain(secret);
});

test('the settings of a link are named, apply to this tab, and are kept only on request', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(pageUrl).origin,
  });
  await page.goto(pageUrl);
  await openSettings(page);
  await page.getByRole('checkbox', { name: INSIGHTS }).check();
  await page.getByRole('button', { name: 'Copy a link with these settings' }).click();
  await page.getByText('The link contains these settings').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Reset to defaults' }).click();

  const other = await context.newPage();
  await other.goto(link);
  await other.getByText('The link you opened changed these settings').waitFor();
  expect(other.url()).toBe(pageUrl);
  const scope = (await consentQuery(other)).get('scope');
  expect(scope).toContain('instagram_business_manage_insights');
  await page.reload();
  expect((await consentQuery(page)).get('scope')).toBe('instagram_business_basic');

  await other.goBack();
  await other.getByRole('button', { name: 'Keep them' }).click();
  await page.goto(pageUrl);
  expect((await consentQuery(page)).get('scope')).toBe(scope);
});

const PASTED_OVER = {
  '#settings=scope%3Dinstagram_business_basic': 'The link you opened changed these settings',
  '#access_token=EAA0123456789abcdefghijk': 'This login was not started here',
};
test('the way to log in that a link has chosen is in sight, also one that is known later', async ({
  page,
}) => {
  await page.goto(`${pageUrl}#settings=${encodeURIComponent('flow=instagram-code-relay')}`);
  await page.getByRole('radio', { name: /^Relay/, checked: true }).waitFor();
});

for (const [fragment, said] of Object.entries(PASTED_OVER)) {
  test(`settings that are pasted over the URL of an open page are read and removed: ${fragment}`, async ({
    page,
  }) => {
    await page.goto(pageUrl);
    await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
    await page.evaluate((pasted) => {
      location.hash = pasted;
    }, fragment);
    await page.getByText(said).first().waitFor();
    expect(page.url()).toBe(pageUrl);
  });
}

test('no link makes the page send a code to another proxy', async ({ page, sent }) => {
  const evil = 'https://evil.example/';
  const text = `proxy=${evil}&proxyUrl=${evil}&VITE_PROXY_URL=${evil}&redirect_uri=${evil}`;
  await page.goto(
    `${pageUrl}#settings=${encodeURIComponent(text)}&proxy=${encodeURIComponent(evil)}`,
  );
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  expect(sent.filter(({ url, body }) => (url + body).includes('evil'))).toEqual([]);
});

test('another language is used at once and kept, and the token stays', async ({ page }) => {
  await logIn(page);
  const token = await shownToken(page);
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('heading', { name: 'Sesión iniciada como @ada.paints' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  expect(await page.title()).toBe('Latchkey: inicia sesión con Instagram');
  const language = page
    .getByRole('group', { name: 'Idioma' })
    .getByRole('button', { pressed: true });
  await language.waitFor();
  await expect.poll(() => language.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Mostrar' }).click();
  expect(await page.getByLabel('Token de acceso').inputValue()).toBe(token);
  await page.reload();
  await page.getByRole('button', { name: 'Iniciar sesión con Instagram' }).waitFor();
});

test('the page is in English when a translation does not load', async ({ page, context }) => {
  await context.route(/\/es-[^/]*\.js/, (route) => route.abort());
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('a failure can be copied as a report and leads to its step of the checklist', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(pageUrl).origin,
  });
  const code = 'a-code-that-was-never-issued-0123';
  await page.route('**/token', (route) =>
    route.fulfill({
      status: 502,
      json: {
        error: 'server_error',
        error_description: 'x',
        reason: 'misconfigured',
        request_id: '268080dc',
      },
    }),
  );
  await page.goto(pageUrl);
  await page.getByLabel('URL you were sent back to, code, token or error').fill(code);
  await page.getByRole('button', { name: 'Exchange this code' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('Details').click();
  await alert.getByRole('button', { name: 'Copy report' }).click();
  await alert.getByText('Copied. It contains no codes, tokens or secrets.').waitFor();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('reason: misconfigured\nstatus: 502\nrequest: 268080dc');
  expect(report).not.toContain(code);

  await page.getByRole('button', { name: 'Show me in the checklist' }).click();
  const step = page.getByRole('heading', { name: 'Copy the right ID and secret' });
  await step.waitFor();
  expect(await step.evaluate((one) => one === document.activeElement)).toBe(true);
});

test('the token card and the diagram use the settings of the login, not those of the build', async ({
  page,
}) => {
  await page.goto(pageUrl);
  await openSettings(page);
  await page.getByRole('checkbox', { name: INSIGHTS }).check();
  await consentQuery(page);
  await page.getByRole('checkbox', { name: /instagram_business_manage_insights/ }).uncheck();
  await page.getByRole('button', { name: 'Allow' }).click();
  const insights = page
    .getByRole('listitem')
    .filter({ hasText: 'instagram_business_manage_insights' });
  await insights.getByText('not granted').waitFor();
  await page.getByText('You left out some permissions').waitFor();
  await page.locator('summary', { hasText: 'Ask for permission' }).click();
  await page
    .getByText('scope=instagram_business_basic,instagram_business_manage_insights')
    .waitFor();
});

test('the registered URL is compared byte for byte, and only the difference is marked', async ({
  page,
}) => {
  await page.goto(pageUrl);
  await page.locator('summary', { hasText: 'Set up your own app' }).click();
  await page.getByLabel('What the dashboard shows').fill(pageUrl.slice(0, -1));
  await page.getByText('Only one of them ends in a slash.').waitFor();
  const both = page.locator('.compare dd');
  const trimmed = async (texts: Promise<string[]>) => (await texts).map((text) => text.trim());
  expect(await trimmed(both.allTextContents())).toEqual([
    pageUrl,
    `${pageUrl.slice(0, -1)}(nothing)`,
  ]);
  expect(await both.locator('mark').allTextContents()).toEqual(['/', '(nothing)']);
});

test('a step that was ticked off stays ticked after a reload', async ({ page }) => {
  const openChecklist = () => page.locator('summary', { hasText: 'Set up your own app' }).click();
  await page.goto(pageUrl);
  await openChecklist();
  await page.getByRole('checkbox', { name: 'Done: Create an app' }).check();
  await page.getByText('1 of 7 steps done').waitFor();
  await page.reload();
  await openChecklist();
  await page.getByRole('checkbox', { name: 'Done: Create an app', checked: true }).waitFor();
});

test('“Check it for me” asks the proxy and ticks off its step', async ({ page }) => {
  await page.goto(pageUrl);
  await page.locator('summary', { hasText: 'Set up your own app' }).click();
  await page.getByRole('button', { name: 'Check it for me' }).click();
  await page.getByText('this page may log in through it').waitFor();
  await page.getByRole('checkbox', { name: 'Done: Configure the proxy', checked: true }).waitFor();
});

test('the login URL of the settings, opened by hand, ends in a token', async ({ page }) => {
  await page.goto(pageUrl);
  await page.locator('summary', { hasText: 'Settings' }).click();
  await page.getByRole('link', { name: 'Open it' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('button', { name: 'Exchange this code anyway' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
});
