import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reason } from '../../../proxy/contract.ts';
import type { LoginFailure } from '../../../web/auth/login-failure.ts';
import { remedyFor, remedyOf } from '../../../web/failures/remedies.ts';
import { OF_THE_PAGE } from '../../../web/failures/of-the-page.ts';
import { OF_THE_PROXY } from '../../../web/failures/of-the-proxy.ts';
import { report } from '../../../web/failures/report.ts';
import { reasonShown, SHOWN, type ShownReason } from '../../../web/failures/shown-by-instagram.ts';
import { STEPS } from '../../../web/setup/steps.ts';
import { config, PAGE } from '../fake-browser.ts';

const README = readFileSync(new URL('../../../web/README.md', import.meta.url), 'utf8');
/** As GitHub makes them. */
const ANCHORS = [...README.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-'),
);
const COURSES = Object.entries({ ...OF_THE_PAGE, ...OF_THE_PROXY, ...SHOWN });

test.each(COURSES)(
  '%s leads to a section of web/README.md and a step of the checklist',
  (_, course) => {
    expect(ANCHORS).toContain(course.section);
    if (course.step) expect(STEPS.map(({ id }) => id)).toContain(course.step);
  },
);

test('nobody who has an app is sent to create one, or to two places at once', () => {
  expect(COURSES.filter(([, { step }]) => step === 'app')).toEqual([]);
  expect(COURSES.filter(([, { step, place }]) => step && place)).toEqual([]);
});

test('S7: where the outcome is unknown a new login is offered, and nowhere is a retry', () => {
  const unknown: LoginFailure = { reason: 'outcome_unknown', after: 'timeout' };
  expect(remedyFor(unknown)).toMatchObject({
    again: 'now',
    sentence: expect.stringContaining('we don’t know') as string,
  });
  const reasons = Object.keys({ ...OF_THE_PROXY, ...SHOWN }) as (Reason | ShownReason)[];
  for (const reason of reasons) expect(JSON.stringify(remedyOf(reason))).not.toMatch(/retry/i);
});

describe('words that somebody was shown', () => {
  test.each([
    [
      'Invalid Request: Request parameters are invalid: Invalid redirect_uri',
      'redirect_uri_not_registered',
    ],
    ['Ungültige Anfrage: Anfrageparameter sind ungültig: Invalid platform app', 'wrong_app_id'],
    [
      '{"error_type": "OAuthException", "code": 400, "error_message": "Redirect URI does not match registered             redirect URI"}',
      'redirect_uri_not_registered',
    ],
    [
      'URL Blocked: This redirect failed because the redirect URI is not whitelisted',
      'redirect_uri_not_registered',
    ],
    [
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      'redirect_uri_mismatch',
    ],
    ["Redirect URI doesn't match original redirect URI", 'redirect_uri_mismatch'],
    ['No matching code found.', 'code_spent'],
    ['Matching code was not found or was already used', 'code_spent'],
    ['This authorization code has been used', 'code_spent'],
    ['Invalid authorization code', 'code_spent'],
    ['Insufficient developer role', 'not_tester'],
    ['Invalid scope: []', 'not_tester'],
    ['You are not a sandbox user of this client', 'not_tester'],
    ['Invalid scope: user_profile', 'api_retired'],
    ['Invalid scope field(s): basic', 'api_retired'],
    ["Sorry, this page isn't available.", 'api_retired'],
    ['Sorry, this page isn’t available. The link you followed may be broken', 'api_retired'],
    ['Invalid scope: human_agent', 'scope_invalid'],
    ['Unsupported request - method type: get', 'permission_missing'],
    [
      'Error validating access token: Session has expired on Monday, 01-Dec-25 11:00:00 PST.',
      'token_expired',
    ],
    ['The session has been invalidated because the user changed their password', 'token_revoked'],
    ['Missing required field client_id', 'body_not_form'],
    ['You must provide a client_id', 'body_not_form'],
    ['Error validating client secret.', 'misconfigured'],
    ['Invalid Client Secret', 'misconfigured'],
    ['Invalid OAuth access token - Cannot parse access token', 'wrong_token_family'],
    ['Access to fetch at … has been blocked by CORS policy', 'request_blocked'],
    ['TypeError: Failed to fetch', 'request_blocked'],
    ['No Instagram accounts found', 'personal_account'],
    ['400 Session Invalid', 'callbacks_missing'],
    ['Feature Unavailable', 'app_not_live'],
    ['API access deactivated. To reactivate, go to the app dashboard.', 'app_deactivated'],
    ['Implicit authentication is disabled', 'implicit_disabled'],
    ['There have been too many calls to this Instagram account.', 'throttled'],
    ['hello there', undefined],
    ['', undefined],
  ] as const)('%s', (words, reason) => {
    expect(reasonShown(words)).toBe(reason);
    expect(reasonShown(`  ${words.toUpperCase()}\n`)).toBe(reason);
  });

  test('no text makes recognising throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reason = reasonShown(text);
        if (reason) expect(remedyOf(reason).title).not.toBe('');
      }),
      { numRuns: 10_000, seed: 7 },
    );
  });
});

describe('a report', () => {
  test('says what happened, in Instagram’s words too, and how to find the log line', () => {
    const failure: LoginFailure = {
      reason: 'refused',
      status: 400,
      reply: {
        error: 'invalid_grant',
        error_description: 'not for people',
        reason: 'code_spent',
        request_id: '268080dc',
        provider_error: { type: 'OAuthException', code: 400, message: 'Words', fbtrace_id: 'A1b' },
      },
    };
    expect(report(failure, config()).split('\n')).toEqual([
      'Latchkey: This authorization code no longer works',
      'reason: code_spent',
      'status: 400',
      'request: 268080dc',
      'Instagram: Words',
      'type: OAuthException',
      'code: 400',
      'trace: A1b',
      `page: ${PAGE}`,
      `proxy: ${PAGE}`,
      'app: 1784',
    ]);
  });

  test('of the page’s own failures has no empty lines', () => {
    expect(report({ reason: 'cancelled' }, config())).toBe(
      `Latchkey: You cancelled the login\nreason: cancelled\npage: ${PAGE}\nproxy: ${PAGE}\napp: 1784`,
    );
  });
});

test.each(['reason_of_tomorrow', 'toString', '__proto__'])(
  'a reason of a newer proxy, %s, is shown as an error of the proxy’s own',
  (reason) => {
    expect(remedyOf(reason as Reason)).toEqual(remedyOf('internal'));
  },
);
