import axe, { type AxeResults } from 'axe-core';
import { expect } from 'vitest';
import { address, change, test } from './element-page.ts';

test('a Spanish page has a Spanish element, and the page’s own text wins', async ({ page }) => {
  await change(page, { lang: 'es-MX' }, 'html');
  await page.goto(address);
  await page.getByRole('button', { name: 'Iniciar sesión con Instagram' }).waitFor();
  await page.locator('instagram-login').evaluate((element) => (element.textContent = 'Come in'));
  await page.getByRole('button', { name: 'Come in' }).waitFor();
});

test('the page’s style sheet styles the parts of the element under a strict policy', async ({
  page,
}) => {
  const response = await page.goto(address);
  expect(await response?.text()).toContain("style-src 'self'");
  const button = page.getByRole('button');
  const style = await button.evaluate((element) => {
    const { borderRadius, fontWeight } = getComputedStyle(element);
    return [borderRadius, fontWeight];
  });
  // The first is the page's, and the second the element's own.
  expect(style).toEqual(['32px', '600']);
});

test('axe finds nothing on the page of the element, before and after a failure', async ({
  page,
}) => {
  for (const query of ['', '?error=access_denied&state=x']) {
    await page.goto(`${address}${query}`);
    await page.getByRole('button').waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});
