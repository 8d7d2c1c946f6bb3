/** What the page shows of a keeper, which answers here as the proxy's would. */

import type { Page } from 'playwright-core';
import { signedIn, type Open } from './screens.ts';

const CLAIM = 'claim=LKC1.0123456789abcdef';
const FEED = '0123456789abcdef';

async function withKeeper(page: Page): Promise<void> {
  await page.route('**/healthz', (route) =>
    route.fulfill({ json: { status: 'ok', keeper: 'on' } }),
  );
}

/** Answers what is handed over. */
async function keeping(page: Page, status: number, json: object): Promise<void> {
  await page.route('**/kept', (route) => route.fulfill({ status, json }));
}
const kept = { feed: FEED, username: 'ada.paints' };
const used = { error: 'invalid_grant', error_description: 'x', reason: 'claim_invalid' };

const onTheCard: Open = async (page, places) => {
  await withKeeper(page);
  await signedIn(page, places);
  await page.getByRole('heading', { name: 'Keep it alive' }).waitFor();
};

/** A login that a claim link begins, until its answer is handed over. */
function claimed(button: 'Allow' | 'Cancel', status: number, json: object): Open {
  return async (page, { pageUrl }) => {
    await keeping(page, status, json);
    await page.goto(`${pageUrl}#${CLAIM}`);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await page.getByRole('button', { name: button }).click();
    await page
      .getByRole('heading', { name: /posts are connected|no longer works|cancelled/ })
      .waitFor();
  };
}

/** By the name of its picture. */
export const KEPT: Readonly<Record<string, Open>> = {
  claim: async (page, { pageUrl }) => {
    await page.goto(`${pageUrl}#${CLAIM}`);
    await page.getByRole('heading', { name: 'Show your Instagram posts on' }).waitFor();
  },
  'claim-kept': claimed('Allow', 201, kept),
  'claim-refused': claimed('Allow', 400, used),
  'claim-cancelled': claimed('Cancel', 201, kept),
  'keep-alive': onTheCard,
  'keep-alive-unreadable': async (page, places) => {
    await onTheCard(page, places);
    await page.getByLabel('Claim link').fill('not a link');
    await page.getByRole('button', { name: 'Keep it alive' }).click();
    await page.getByText('This is not a claim link.').waitFor();
  },
};
