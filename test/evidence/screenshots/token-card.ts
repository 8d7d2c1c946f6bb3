/** What there is to see of a token beside the usual. */

import type { Page, Route } from 'playwright-core';
import { login, SIGNED_IN, signedIn, toConsent, tokenPasted, type Open } from './screens.ts';
import { forbidCopying } from './forbid-copying.ts';
import { NEVER } from './graph.ts';

const DAY_MS = 86_400_000;

const short: Open = async (page, places) => {
  await login({ trouble: 'one_hour_only' }, SIGNED_IN)(page, places);
  await page.getByText('This token is valid for one hour only').waitFor();
  await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
};

/** Presses a button, to which the proxy answers so. */
async function renew(page: Page, button: string, answer: (route: Route) => unknown) {
  await page.route('**/token', answer);
  await page.getByRole('button', { name: button }).click();
}

const refusal = (reason: string, error: string, status: number) => (route: Route) =>
  route.fulfill({
    status,
    json: { error, error_description: 'x', reason, request_id: '268080dc-b9fe-4e5f-9ef0' },
  });

/** Instagram gives back what it was asked about. */
const sameToken = (route: Route) => {
  const token = new URLSearchParams(route.request().postData() ?? '').get('refresh_token');
  const json = { access_token: token, token_type: 'bearer', expires_in: 5_184_000 };
  return route.fulfill({ json: { ...json, refresh_token: token } });
};

/** By the name of its picture. */
export const TOKEN_CARD: Readonly<Record<string, Open>> = {
  'token-short': short,
  'token-extended': async (page, places) => {
    await short(page, places);
    await page.getByRole('button', { name: 'Make it last 60 days' }).click();
    await page.getByText('Done.').waitFor();
  },
  'token-extend-failed': async (page, places) => {
    await short(page, places);
    const busy = refusal('instagram_unavailable', 'temporarily_unavailable', 503);
    await renew(page, 'Make it last 60 days', busy);
    await page.getByRole('alert').nth(1).waitFor();
  },
  'token-renewing': async (page, places) => {
    await signedIn(page, places);
    await renew(page, 'Refresh the token', NEVER);
    await page.getByText('Asking the proxy').waitFor();
  },
  'token-refresh-failed': async (page, places) => {
    await tokenPasted(page, places);
    await renew(page, 'Refresh the token', refusal('token_revoked', 'invalid_grant', 400));
    await page.getByRole('alert').waitFor();
  },
  'token-same': async (page, places) => {
    await signedIn(page, places);
    await renew(page, 'Refresh the token', sameToken);
    await page.getByText('The token itself hasn’t changed').waitFor();
  },
  'token-expired': async (page, places) => {
    await page.clock.install();
    await signedIn(page, places);
    await page.clock.fastForward(61 * DAY_MS);
    await page.getByText('According to this device').waitFor();
  },
  'token-pasted': tokenPasted,
  'token-one-unticked': async (page, places) => {
    const scope = 'instagram_business_basic,instagram_business_manage_insights';
    const settings = encodeURIComponent(`scope=${scope}`);
    await toConsent(page, { ...places, pageUrl: `${places.pageUrl}#settings=${settings}` });
    await page.getByRole('checkbox', { name: /instagram_business_basic/ }).uncheck();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('The token lacks a permission').waitFor();
  },
  'token-copied': async (page, places) => {
    await page.context().grantPermissions(['clipboard-write']);
    await signedIn(page, places);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied.').waitFor();
  },
  'token-copy-denied': async (page, places) => {
    await forbidCopying(page);
    await signedIn(page, places);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'To the clipboard: curl' }).click();
    await page.getByText('Select the token above').waitFor();
  },
  'token-print': async (page, places) => {
    await signedIn(page, places);
    await page.emulateMedia({ media: 'print' });
  },
};
