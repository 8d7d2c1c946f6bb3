/** Every way in which it is not known whose a token is. */

import type { Route } from 'playwright-core';
import type { Reason } from '../../../proxy/contract.ts';
import type { ReadFailure } from '../../../web/instagram/graph.ts';
import { login, type Open } from './screens.ts';
import { graph, loseNetwork, NEVER, TOO_LONG_MS } from './graph.ts';

type Answer = (route: Route) => unknown;

const ME = /\/me\?/;
const USERINFO = '**/userinfo';
const refused: Answer = (route) => route.abort('connectionrefused');

/** Until Instagram says that the token is not valid, it looks like any other. */
const SIGNED_IN = /^(Signed in|This token does not work)/;

/** A login after which Instagram, and the proxy in its place, answer so. */
function answered(instagram: Answer, proxy: Answer = refused): Open {
  return async (page, places) => {
    await page.route(ME, instagram);
    await page.route(USERINFO, proxy);
    await login({}, SIGNED_IN)(page, places);
    await page.getByRole('alert').waitFor();
  };
}

const error = (code: number, message: string) =>
  answered(graph({ error: { type: 'OAuthException', code, message, fbtrace_id: 'A1b' } }, 400));

/** By reason: one that has no picture does not compile. */
export const PROFILES: Readonly<Record<ReadFailure['reason'], Open>> = {
  invalid_token: error(190, 'Error validating access token: malformed.'),
  offline: answered(loseNetwork),
  blocked: answered(
    (route) => route.abort('blockedbyclient'),
    (route) => route.fulfill({ status: 404, body: 'none' }),
  ),
  unreachable: answered(refused),
  timeout: async (page, places) => {
    await page.clock.install();
    await page.route(ME, NEVER);
    await page.route(USERINFO, NEVER);
    const asked = [page.waitForRequest(ME), page.waitForRequest(USERINFO)];
    await login({}, SIGNED_IN)(page, places);
    for (const request of asked) {
      await request;
      await page.clock.fastForward(TOO_LONG_MS);
    }
    await page.getByRole('alert').waitFor();
  },
  malformed: answered(graph({ something: 'else' })),
  refused: error(3, 'Application does not have the capability to make this API call.'),
};

/** What Instagram says when it refuses, by what it means. */
export const PROFILE_REFUSALS = {
  token_expired: error(
    190,
    'Error validating access token: Session has expired on Tuesday, 14-Jul-26 03:00:00 PDT. The current time is Friday, 24-Jul-26 09:12:31 PDT.',
  ),
  token_revoked: error(
    190,
    'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  ),
  wrong_token_family: error(190, 'Invalid OAuth access token - Cannot parse access token'),
  permission_missing: error(100, 'Unsupported request - method type: get'),
  throttled: error(4, 'Application request limit reached'),
  app_deactivated: error(200, 'API access deactivated. To reactivate, go to the app dashboard.'),
  instagram_unavailable: error(
    2,
    'An unexpected error has occurred. Please retry your request later.',
  ),
} satisfies Partial<Record<Reason, Open>>;

/** There is no answer yet. */
export const profilePending: Open = async (page, places) => {
  await page.route(ME, NEVER);
  await login({}, SIGNED_IN)(page, places);
  await page.getByText('Looking up the account').waitFor();
};
