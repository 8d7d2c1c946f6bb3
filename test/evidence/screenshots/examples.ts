/** The pages of somebody else's making that log in with what is built here. */

import type { Page } from 'playwright-core';
import type { Open } from './screens.ts';

async function toConsent(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

/** The screens of one example: before a login, with a token, and after a no. */
function screensOf(example: string): Record<string, Open> {
  const answered =
    (button: string, said: RegExp): Open =>
    async (page, { pageUrl }) => {
      await toConsent(page, `${pageUrl}examples/${example}/`);
      await page.getByRole('button', { name: button }).click();
      await page.locator('#outcome').filter({ hasText: said }).waitFor();
    };
  return {
    [example]: (page, { pageUrl }) => page.goto(`${pageUrl}examples/${example}/`),
    [`${example}-signed-in`]: answered('Allow', /\w/),
    [`${example}-cancelled`]: answered('Cancel', /\w/),
  };
}

/** By the name of its picture. */
export const EXAMPLES: Readonly<Record<string, Open>> = {
  ...screensOf('element'),
  ...screensOf('standalone'),
  'element-not-set-up': async (page, { pageUrl }) => {
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () =>
        document.querySelector('instagram-login')?.setAttribute('client-id', 'your-app'),
      );
    });
    await page.goto(`${pageUrl}examples/element/`);
    await page.getByText('This login is not set up correctly.').waitFor();
  },
};
