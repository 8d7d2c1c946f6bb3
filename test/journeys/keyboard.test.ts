import { expect } from 'vitest';
import { pageUrl, test } from './browser.ts';
import { stayOnThePage } from './screens.ts';

test('the checklist and the settings can be used by keyboard alone', async ({ page }) => {
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).focus();
  for (const name of ['Other ways to log in', 'Set up your own app', 'Settings']) {
    const summary = page.locator('summary', { hasText: name });
    while (!(await summary.evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  }
  const scope = page.getByRole('checkbox', { name: /View insights/ });
  await scope.waitFor();
  while (!(await scope.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await page
    .getByText(/manage_insights/)
    .first()
    .waitFor();
  expect(await scope.isChecked()).toBe(true);
});

test('when a login begins, the focus moves to its progress', async ({ page }) => {
  await stayOnThePage(page);
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  const heading = page.getByRole('heading', { name: 'Taking you to Instagram…' });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByText('in progress…').waitFor();
});
