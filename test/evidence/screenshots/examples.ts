/** The pages of somebody else's making that log in with what is built here. */

import type { Page } from 'playwright-core';
import type { Open, Screen } from './screens.ts';

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

/** A feed as the keeper answers with it. */
function feedOf(simulatorUrl: string) {
  const data = ['1', '2', '3', '4', '5', '6'].map((id) => ({
    id,
    type: 'image',
    reel: false,
    permalink: `https://www.instagram.com/p/${id}/`,
    caption: `Post ${id}, which is about the harbour at low tide`,
    timestamp: `2026-05-0${10 - Number(id)}T08:00:00+0000`,
    image_url: `${simulatorUrl}_simulator/picture.svg?of=${id}`,
    items: [],
  }));
  return { user: { id: '1', username: 'ada.paints' }, data };
}

/** By the name of its picture. */
export const EXAMPLES: Readonly<Record<string, Open | Screen>> = {
  ...screensOf('element'),
  ...screensOf('standalone'),
  // The element speaks the language of the page that it is in.
  'element-in-spanish': async (page, { pageUrl }) => {
    await page.route('**/examples/element/', async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace('lang="en"', 'lang="es"');
      await route.fulfill({ response, body: html });
    });
    await page.goto(`${pageUrl}examples/element/`);
  },
  feed: (page, { pageUrl }) => page.goto(`${pageUrl}examples/feed/`),
  'feed-shown': async (page, { pageUrl, simulatorUrl }) => {
    await page.route('**/media?*', (route) => route.fulfill({ json: feedOf(simulatorUrl) }));
    await page.goto(`${pageUrl}examples/feed/`);
    await page.getByRole('button', { name: 'Show the Instagram posts' }).click();
    await page.getByRole('listitem').nth(5).waitFor();
  },
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
