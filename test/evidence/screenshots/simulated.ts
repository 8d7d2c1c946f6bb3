/** The pages that are not Latchkey's own: the simulated Instagram's, and the few that the proxy answers with. */

import type { Page } from 'playwright-core';
import { DEMO_CREDENTIALS, type Dialect } from '../../../web/demo/simulator/state/apps.ts';
import type { Stop } from '../../../web/demo/simulator/authorize/stop.ts';
import { signedIn, type Open, type Places, type Screen } from './screens.ts';

const PATHS: Readonly<Record<Dialect, { path: string; scope?: string }>> = {
  instagram: { path: 'oauth/authorize', scope: 'instagram_business_basic' },
  facebook: { path: 'v25.0/dialog/oauth', scope: 'instagram_basic,pages_show_list' },
  legacy: { path: 'oauth/authorize' },
};

/** Opens the consent page of one generation, with what is to be different in its address. */
function consent(dialect: Dialect, change: Record<string, string> = {}): Open {
  const { path, ...scope } = PATHS[dialect];
  const client_id = DEMO_CREDENTIALS[dialect].clientId;
  return async (page, { pageUrl, simulatorUrl }) => {
    const fields = { client_id, redirect_uri: pageUrl, response_type: 'code', ...scope };
    const query = new URLSearchParams({ ...fields, ...change });
    await page.goto(`${simulatorUrl}${path}?${query.toString()}`);
  };
}

const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click();

/** The page on which a login ends because that was chosen to go wrong. */
function stopped(dialect: Dialect, trouble: string): Open {
  return async (page, places) => {
    await consent(dialect)(page, places);
    await page.getByLabel('Simulate a problem').selectOption(trouble);
    await allow(page);
  };
}

/** By why it ends: one that has no picture does not compile. Off by default is what only the classic API knows. */
const STOPS: Readonly<Record<Exclude<Stop, 'implicit'>, Open>> = {
  app_id: stopped('instagram', 'wrong_app_id'),
  redirect_uri: stopped('instagram', 'redirect_unregistered'),
  scope: stopped('instagram', 'old_scope'),
  tester: stopped('instagram', 'not_a_tester'),
  session: stopped('instagram', 'session_invalid'),
  gone: stopped('instagram', 'closed_address'),
};

const opened =
  (at: (places: Places) => string): Open =>
  (page, places) =>
    page.goto(at(places));

/** By the name of its picture. */
export const SIMULATED: Readonly<Record<string, Open | Screen>> = {
  'instagram-front': async (page, places) => {
    await signedIn(page, places);
    await page.goto(places.simulatorUrl);
  },
  'instagram-consent': consent('instagram', {
    scope: 'instagram_business_basic,instagram_business_manage_insights',
  }),
  'instagram-consent-facebook': consent('facebook'),
  'instagram-consent-classic': consent('legacy', { response_type: 'token' }),
  ...Object.fromEntries(
    Object.entries(STOPS).map(([stop, open]) => [`instagram-stop-${stop}`, open]),
  ),
  'instagram-stop-facebook': stopped('facebook', 'redirect_unregistered'),
  'instagram-stop-insecure': consent('facebook', { redirect_uri: 'http://insecure.example/' }),
  'instagram-stop-classic': {
    open: async (page, places) => {
      await stopped('legacy', 'redirect_unregistered')(page, places);
      await page.getByText('OAuthException').waitFor();
    },
    raw: true,
  },
  'instagram-stop-german': {
    open: consent('instagram', { client_id: '1' }),
    context: { locale: 'de-DE' },
  },
  'instagram-stop-personal': async (page, places) => {
    await consent('instagram')(page, places);
    await page.getByRole('radio', { name: /personal account/ }).check();
    await allow(page);
  },
  'instagram-landed': async (page, places) => {
    const redirect_uri = `${places.simulatorUrl}landed`;
    await consent('instagram', { redirect_uri })(page, places);
    await allow(page);
  },
  'instagram-landed-cancelled': async (page, places) => {
    const redirect_uri = `${places.simulatorUrl}landed`;
    await consent('instagram', { redirect_uri })(page, places);
    await page.getByRole('button', { name: 'Cancel' }).click();
  },
  'instagram-landed-empty': opened(({ simulatorUrl }) => `${simulatorUrl}landed`),
  'instagram-generated': async (page, { simulatorUrl }) => {
    await page.goto(simulatorUrl);
    await page.getByRole('button', { name: 'Generate token' }).click();
    await page.getByRole('heading', { name: /A token for/ }).waitFor();
  },
  'instagram-not-found': opened(({ simulatorUrl }) => `${simulatorUrl}nowhere`),
  'proxy-data-deletion': opened(({ pageUrl }) => `${pageUrl}data-deletion/${'0'.repeat(32)}`),
  'proxy-bad-client': opened(({ pageUrl }) => `${pageUrl}authorize?client_id=unknown`),
  'proxy-start-again': opened(({ pageUrl }) => `${pageUrl}callback?code=C&state=S`),
};
