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
/** Anchors, as GitHub makes them. */
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

test('a person who has an app is never sent to create one, or to two places at once', () => {
  expect(COURSES.filter(([, { step }]) => step === 'app')).toEqual([]);
  expect(COURSES.filter(([, { step, place }]) => step && place)).toEqual([]);
});

test('S7: an unknown outcome offers a new login, and no failure offers a retry', () => {
  const unknown: LoginFailure = { reason: 'outcome_unknown', after: 'timeout' };
  expect(remedyFor(unknown)).toMatchObject({
    again: 'now',
    sentence: expect.stringContaining('we don’t know') as string,
  });
  const reasons = Object.keys({ ...OF_THE_PROXY, ...SHOWN }) as (Reason | ShownReason)[];
  for (const reason of reasons) expect(JSON.stringify(remedyOf(reason))).not.toMatch(/retry/i);
});

test('no new login is offered where another link or URL is what helps', () => {
  const never = COURSES.filter(([, { again }]) => again === 'never').map(([reason]) => reason);
  expect(never).toEqual([
    'claim_invalid',
    'account_mismatch',
    'too_young',
    'feed_required',
    'not_kept',
    'deleted',
  ]);
});

describe('errors that Instagram shows', () => {
  test.each([
    {
      words: 'Invalid Request: Request parameters are invalid: Invalid redirect_uri',
      reason: 'redirect_uri_not_registered',
    },
    {
      words: 'Ungültige Anfrage: Anfrageparameter sind ungültig: Invalid platform app',
      reason: 'wrong_app_id',
    },
    {
      words:
        '{"error_type": "OAuthException", "code": 400, "error_message": "Redirect URI does not match registered             redirect URI"}',
      reason: 'redirect_uri_not_registered',
    },
    {
      words: 'URL Blocked: This redirect failed because the redirect URI is not whitelisted',
      reason: 'url_blocked',
    },
    {
      words: "redirect_uri isn't an absolute URI. Check RFC 3986.",
      reason: 'url_blocked',
    },
    {
      words:
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      reason: 'redirect_uri_mismatch',
    },
    { words: "Redirect URI doesn't match original redirect URI", reason: 'redirect_uri_mismatch' },
    { words: 'No matching code found.', reason: 'code_spent' },
    { words: 'Matching code was not found or was already used', reason: 'code_spent' },
    { words: 'This authorization code has been used', reason: 'code_spent' },
    { words: 'Invalid authorization code', reason: 'code_spent' },
    { words: 'Insufficient developer role', reason: 'not_tester' },
    { words: 'Invalid scope: []', reason: 'not_tester' },
    { words: 'You are not a sandbox user of this client', reason: 'not_tester' },
    { words: 'Invalid scope: user_profile', reason: 'api_retired' },
    { words: 'Invalid scope field(s): basic', reason: 'api_retired' },
    { words: "Sorry, this page isn't available.", reason: 'api_retired' },
    {
      words: 'Sorry, this page isn’t available. The link you followed may be broken',
      reason: 'api_retired',
    },
    { words: 'Invalid scope: human_agent', reason: 'scope_invalid' },
    { words: 'Unsupported request - method type: get', reason: 'permission_missing' },
    {
      words:
        'Error validating access token: Session has expired on Monday, 01-Dec-25 11:00:00 PST.',
      reason: 'token_expired',
    },
    {
      words: 'The session has been invalidated because the user changed their password',
      reason: 'token_revoked',
    },
    { words: 'Missing required field client_id', reason: 'body_not_form' },
    { words: 'You must provide a client_id', reason: 'body_not_form' },
    { words: 'Error validating client secret.', reason: 'misconfigured' },
    { words: 'Invalid Client Secret', reason: 'misconfigured' },
    {
      words: 'Invalid OAuth access token - Cannot parse access token',
      reason: 'wrong_token_family',
    },
    { words: 'Access to fetch at … has been blocked by CORS policy', reason: 'request_blocked' },
    { words: 'TypeError: Failed to fetch', reason: 'request_blocked' },
    { words: 'No Instagram accounts found', reason: 'personal_account' },
    { words: '400 Session Invalid', reason: 'callbacks_missing' },
    { words: 'Feature Unavailable', reason: 'app_not_live' },
    {
      words: 'API access deactivated. To reactivate, go to the app dashboard.',
      reason: 'app_deactivated',
    },
    { words: 'Implicit authentication is disabled', reason: 'implicit_disabled' },
    { words: 'There have been too many calls to this Instagram account.', reason: 'throttled' },
    { words: 'hello there', reason: undefined },
    { words: '', reason: undefined },
  ] as const)('an error that Instagram shows is recognised: $words', ({ words, reason }) => {
    expect(reasonShown(words)).toBe(reason);
    expect(reasonShown(`  ${words.toUpperCase()}\n`)).toBe(reason);
  });

  test('of 10,000 texts none makes the reader of shown errors throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reason = reasonShown(text);
        if (reason) expect(remedyOf(reason).title).not.toBe('');
      }),
      { numRuns: 10_000, seed: 7 },
    );
  });
});

test.each([
  { words: 'This authorization code has been used', sentence: /already been used/ },
  { words: 'This authorization code has expired.', sentence: /This one has expired/ },
  { words: 'Matching code was not found or was already used', sentence: /used or has expired/ },
  { words: undefined, sentence: /used or has expired/ },
])('a spent code was used or has expired, as far as Instagram says which: $words', (it) => {
  const spent = { error: 'invalid_grant', error_description: 'x', reason: 'code_spent' } as const;
  const reply = {
    ...spent,
    request_id: '1',
    ...(it.words && { provider_error: { message: it.words } }),
  };
  const { sentence } = remedyFor({ reason: 'refused', status: 400, reply });
  expect(sentence).toMatch(it.sentence);
});

describe('a report', () => {
  test('a report says what happened, in Instagram’s words too, and how to find the log line', () => {
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

  test('a report of the page’s own failure has no empty lines', () => {
    expect(report({ reason: 'cancelled' }, config())).toBe(
      `Latchkey: You cancelled the login\nreason: cancelled\npage: ${PAGE}\nproxy: ${PAGE}\napp: 1784`,
    );
  });
});

test.each(['reason_of_tomorrow', 'toString', '__proto__'])(
  '%s, a reason of a newer proxy, is shown as an error of the proxy',
  (reason) => {
    expect(remedyOf(reason as Reason)).toEqual(remedyOf('internal'));
  },
);
