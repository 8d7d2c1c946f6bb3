import { expect } from 'vitest';
import { beginLogin, pageUrl, test } from './browser.ts';
import { chooseFlow, exchanging, stayOnThePage } from './screens.ts';

const LEGS = '.diagram details';

for (const [width, height] of [
  [1366, 650],
  [390, 664],
] as const) {
  test(`the button ends within the first 600 pixels of a window of ${width} × ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(pageUrl);
    const box = await page.getByRole('button', { name: 'Log in with Instagram' }).boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(600);
  });
}

test('the button stays where it is when the relay is found', async ({ page }) => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/.well-known/**', async (route) => {
    await asked;
    await route.fallback();
  });
  await page.goto(pageUrl);
  const button = page.getByRole('button', { name: 'Log in with Instagram' });
  const before = await button.boundingBox();
  answer();
  await page.locator('summary', { hasText: 'Other ways to log in' }).click();
  await page.getByRole('radio', { name: /^Relay/ }).waitFor();
  expect(await button.boundingBox()).toEqual(before);
});

test('the login is drawn before it happens, with the parameters that it will send', async ({
  page,
  sent,
}) => {
  await page.goto(pageUrl);
  const first = page.locator(LEGS).first();
  await first.locator('summary').click();
  await first.getByText(/client_id=\d+/).waitFor();
  expect(await page.locator(`${LEGS}[data-status=planned]`).count()).toBe(7);
  await chooseFlow(page, /Implicit flow/);
  await page.getByText('response_type=token').waitFor();
  expect(sent.filter(({ url }) => url.includes('/oauth/'))).toEqual([]);
});

test('the planned login follows the settings while they are changed', async ({ page }) => {
  await page.goto(pageUrl);
  const first = page.locator(LEGS).first();
  await first.locator('summary').click();
  await page.locator('summary', { hasText: 'Settings' }).click();
  await page.getByRole('checkbox', { name: /View insights/ }).check();
  await first.getByText(/instagram_business_manage_insights/).waitFor();
});

test('the same diagram shows the step in progress when the browser leaves', async ({ page }) => {
  await stayOnThePage(page);
  await page.goto(pageUrl);
  await page.locator(LEGS).first().waitFor();
  const diagram = await page.locator('.diagram').elementHandle();
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.locator(`${LEGS}[data-status=waiting]`).waitFor();
  expect(await diagram.evaluate((element) => element.isConnected)).toBe(true);
});

test('a slow exchange asks for patience after three seconds, and can be cancelled', async ({
  page,
}) => {
  await page.clock.install();
  await exchanging('never')(page, pageUrl);
  await page.getByRole('heading', { name: 'Getting your token…' }).waitFor();
  await page.clock.runFor(3_100);
  await page.getByText('A code can be sent only once').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'You cancelled the wait' }).waitFor();
  await page.getByText('may be spent').waitFor();
});

test('the next login works after a wait was cancelled', async ({ page }) => {
  await page.clock.install();
  await exchanging('never')(page, pageUrl);
  await page.clock.runFor(3_100);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.unroute('**/token');
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
});
