import { describe, expect, it } from 'vitest';
import { demoApps } from '../../../../web/demo/simulator/state/apps.ts';
import { TROUBLES } from '../../../../web/demo/simulator/authorize/troubles.ts';
import { dispatch } from '../../../../web/demo/simulator/routes.ts';
import { createSimulation } from '../../../../web/demo/simulator/state/simulation.ts';
import {
  AUTHORIZE_CLASSIC,
  AUTHORIZE_TODAY,
  CLASSIC,
  exchangeFields,
  freshCode,
  get,
  ORIGIN,
  PAGE,
  post,
  press,
  START_MS,
  testInstagram,
  walk,
  type Walk,
} from './login.ts';

const slept = () => testInstagram({ sleep: () => Promise.resolve() });

/** Each trouble on Instagram Login's consent page, with the step at which it shows and the answer. */
const SHOWN: readonly [trouble: string, step: keyof Walk, words: string | RegExp][] = [
  ['nothing', 'me', '200 {"id":"36220564007528767","username":"ada.paints"}'],
  ['redirect_unregistered', 'authorize', 'Invalid redirect_uri'],
  ['wrong_app_id', 'authorize', 'Invalid platform app'],
  ['not_a_tester', 'authorize', 'Insufficient developer role'],
  ['old_scope', 'authorize', 'Invalid scope: user_profile'],
  ['closed_address', 'authorize', "Sorry, this page isn't available."],
  ['session_invalid', 'authorize', '400 Session Invalid'],
  ['expired_code', 'exchange', 'This authorization code has expired.'],
  ['used_code', 'exchange', 'This authorization code has been used'],
  ['redirect_mismatch', 'exchange', 'Please make sure your redirect_uri is identical'],
  ['wrong_app_kind', 'exchange', '"error_message":"Invalid platform app"'],
  ['unknown_app', 'exchange', '"error_message":"Missing required field client_id"'],
  ['wrong_secret', 'exchange', '"error_message":"Error validating client secret."'],
  ['cookies_sent', 'exchange', /^403 <!doctype html>/],
  ['permission_missing', 'exchange', '"permissions":[]'],
  ['permission_missing', 'me', 'Unsupported request - method type: get'],
  ['one_hour_only', 'longLived', /^500 /],
  ['one_hour_only', 'me', '"username":"ada.paints"'],
  ['token_expired', 'longLived', /^200 \{"access_token"/],
  ['token_expired', 'me', 'Session has expired on'],
  ['token_revoked', 'longLived', /^200 \{"access_token"/],
  ['token_revoked', 'me', 'because the user changed their password'],
  ['token_cut', 'me', 'Cannot parse access token'],
  ['deactivated', 'me', /^200 .*API access deactivated.*"code":200/],
  ['slow', 'me', '"username":"ada.paints"'],
  ['truncated', 'exchange', /^200 \{"access_token":"IGAA\w+$/],
  ['server_error', 'exchange', /^500 /],
  ['throttled', 'exchange', /^400 .*"code":80002/],
  ['connection_lost', 'exchange', 'no answer'],
  ['answer_lost', 'exchange', 'no answer'],
  ['data_blocked', 'me', 'no answer'],
  ['shape_data', 'exchange', /^200 \{"data":\[\{/],
  ['shape_string', 'exchange', '"permissions":"instagram_business_basic"'],
  ['shape_bare', 'exchange', /"user_id":\d+\}$/],
];

it.each(SHOWN)('%s on the consent page shows at %s as %s', async (trouble, step, words) => {
  const seen = (await walk(slept(), { trouble }))[step] ?? 'nothing';
  expect(seen).toMatch(words);
});

/** Troubles that never answer cannot be walked through. They wait for the exchange of their own code. */
it.each(['stall', 'stalled_body'])('%s on the consent page waits for its code', async (kind) => {
  const simulation = createSimulation({ origin: ORIGIN, apps: demoApps([PAGE]), now: () => 0 });
  const instagram = { fetch: (request: Request) => dispatch(request, simulation) };
  const choice = { decision: 'allow', trouble: kind };
  const code = await freshCode(instagram, AUTHORIZE_TODAY, choice);
  expect(simulation.faults).toEqual([{ kind, code }]);
});

it('every trouble on the consent page is tested here or belongs to another API', () => {
  const shown = new Set([...SHOWN.map(([trouble]) => trouble), 'stall', 'stalled_body']);
  const rest = TROUBLES.map(({ value }) => value).filter((value) => !shown.has(value));
  // That of Page tokens is in `facts/facebook-data.ts`.
  expect(rest).toEqual(['implicit_disabled', 'pages_revoked']);
});

describe('the classic API has words of its own', () => {
  it.each([
    {
      trouble: 'redirect_unregistered',
      words: '400 Redirect URI does not match registered redirect URI',
    },
    { trouble: 'wrong_app_id', words: '400 Invalid Client ID' },
    { trouble: 'not_a_tester', words: '403 You are not a sandbox user of this client' },
    { trouble: 'old_scope', words: '400 Invalid scope field(s): basic' },
    { trouble: 'implicit_disabled', words: '403 Implicit authentication is disabled' },
  ])(
    'the classic API’s authorize step answers $trouble with "$words"',
    async ({ trouble, words }) => {
      const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
      const search = new URLSearchParams(query).toString();
      const choice = { decision: 'allow', trouble };
      const response = await post(testInstagram(), `/oauth/authorize?${search}`, choice);
      const { error_message } = (await response.json()) as { error_message: string };
      expect(`${response.status} ${error_message}`).toBe(words);
    },
  );

  it.each([
    { trouble: 'used_code', error_message: 'Matching code was not found or was already used.' },
    {
      trouble: 'redirect_mismatch',
      error_message: "Redirect URI doesn't match original redirect URI",
    },
    { trouble: 'unknown_app', error_message: 'You must provide a client_id' },
    { trouble: 'wrong_secret', error_message: 'Invalid Client Secret' },
  ])(
    'the classic API’s exchange answers $trouble with "$error_message"',
    async ({ trouble, error_message }) => {
      const instagram = testInstagram();
      const code = await freshCode(instagram, AUTHORIZE_CLASSIC, { decision: 'allow', trouble });
      const response = await post(instagram, '/oauth/access_token', exchangeFields(code, CLASSIC));
      expect(await response.json()).toMatchObject({ code: 400, error_message });
    },
  );

  it.each(['token_expired', 'token_revoked', 'token_cut'])(
    'the classic API refuses the token of %s',
    async (trouble) => {
      const instagram = testInstagram();
      const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
      const back = new URL(await press(instagram, query, { decision: 'allow', trouble }));
      const access_token = new URLSearchParams(back.hash.slice(1)).get('access_token') ?? '';
      expect(await (await get(instagram, '/v1/users/self', { access_token })).json()).toMatchObject(
        {
          meta: { error_message: 'The access_token provided is invalid.' },
        },
      );
    },
  );
});

it.each([
  { clock: '3600', now: START_MS + 3_600_000 },
  { clock: '0', now: START_MS },
  { clock: '', now: START_MS },
  { clock: 'soon', now: START_MS },
])('the consent page moves the clock by "$clock" seconds', async ({ clock, now }) => {
  const simulation = createSimulation({
    origin: ORIGIN,
    apps: demoApps([PAGE]),
    now: () => START_MS,
  });
  const instagram = { fetch: (request: Request) => dispatch(request, simulation) };
  await press(instagram, AUTHORIZE_TODAY, { decision: 'allow', clock });
  expect(simulation.now()).toBe(now);
});
