import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { DEMO_CREDENTIALS } from '../../../web/demo/simulator/state/apps.ts';
import { exchanges, pageUrl } from '../browser.ts';
import { address, allow, begin, change, outcome, test, type Login } from './element-page.ts';

test('the element is one file of less than 8 kB gzipped', async () => {
  const source = await (await fetch(`${pageUrl}instagram-login.js`)).text();
  expect(source).toContain('instagram-login');
  expect(source).not.toMatch(/\bimport\s*["'`(]|\bfrom\s*["'`]/);
  expect(gzipSync(source, { level: 9 }).byteLength).toBeLessThan(8_000);
});

test('the element’s code flow ends in a login event with the token and a clean URL', async ({
  page,
  sent,
}) => {
  await begin(page);
  await allow(page);
  await outcome(page)
    .filter({ hasText: /^Logged in as @ada\.paints until / })
    .waitFor();
  expect(page.url()).toBe(address);
  expect(await page.getByRole('button').count()).toBe(0);
  await page.getByText('Signed in.').waitFor();
  expect(exchanges(sent)).toHaveLength(1);
  const token = await page
    .locator('instagram-login')
    .evaluate((element: HTMLElement & { token?: { accessToken: string } }) => element.token);
  expect(token?.accessToken).toMatch(/^IGAA/);
  const kept = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, document.cookie]),
  );
  expect(kept).not.toContain(token?.accessToken);
});

test('the element’s relay flow uses PKCE and gets a sealed code', async ({ page, sent }) => {
  await change(page, { flow: 'relay' });
  await begin(page);
  await allow(page);
  await outcome(page)
    .filter({ hasText: /^Logged in as .* until / })
    .waitFor();
  const [exchange] = exchanges(sent);
  const fields = new URLSearchParams(exchange?.body);
  expect(fields.get('code_verifier')).toMatch(/^[\w-]{43}$/);
  expect(fields.get('code')).toMatch(/^eyJ/);
});

test.for([
  ['facebook', 1],
  ['facebook-implicit', 0],
  ['implicit', 0],
] as const)(
  'the element’s flow %s gets a token of Facebook Login, with %i calls of the proxy',
  async ([flow, calls], { page, sent }) => {
    const { clientId } = DEMO_CREDENTIALS.facebook;
    await change(page, { flow, 'client-id': clientId });
    await begin(page);
    await allow(page);
    await page.getByText('Signed in.').waitFor();
    expect(page.url()).toBe(address);
    expect(exchanges(sent)).toHaveLength(calls);
    const token = page.locator('instagram-login').evaluate((it) => (it as Login).token);
    expect(await token).toMatchObject({
      provider: 'facebook',
      accessToken: expect.stringMatching(/^EAA/) as string,
    });
  },
);

test('the element’s scope requests more than the required permission', async ({ page }) => {
  const scope = 'instagram_business_basic instagram_business_manage_comments';
  await change(page, { scope });
  await begin(page);
  const asked = new URL(page.url()).searchParams.get('scope');
  expect(asked).toBe('instagram_business_basic,instagram_business_manage_comments');
});
