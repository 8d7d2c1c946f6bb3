import { expect } from 'vitest';
import { findLeaks, postCode, postToken, proxyEnv, REDIRECT_URI } from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { graphError, json, text, type Answer } from '../../support/upstream.ts';

/** The Meta app, as the test environment has it. */
const CLIENT = { client_id: '123456789012345' };

/** Facebook's refusals of a code, and what the proxy makes of each; `meaning.test.ts` has them with their sources. */
const REFUSALS: readonly { title: string; answer: Answer; status: number; reason: string }[] = [
  {
    title: 'a used code (subcode 36009)',
    answer: graphError('This authorization code has been used.', 100, 36009),
    status: 400,
    reason: 'code_spent',
  },
  {
    title: 'a code of another redirect URI, whatever its subcode',
    answer: graphError(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      100,
    ),
    status: 400,
    reason: 'redirect_uri_mismatch',
  },
  {
    title: 'a redirect URI that is not absolute (code 191)',
    answer: graphError("redirect_uri isn't an absolute URI. Check RFC 3986.", 191),
    status: 400,
    reason: 'redirect_uri_mismatch',
  },
  {
    title: 'a wrong secret, whose code 1 elsewhere means that it will pass',
    answer: graphError('Error validating client secret.', 1),
    status: 502,
    reason: 'misconfigured',
  },
  {
    title: 'the ID of an Instagram app (code 101)',
    answer: graphError('Error validating application. Invalid application ID.', 101),
    status: 502,
    reason: 'misconfigured',
  },
  {
    title: 'an app that is not live',
    answer: graphError('App not active: This app is not accessible right now.', 190),
    status: 502,
    reason: 'app_deactivated',
  },
  {
    title: 'a deactivated app, with status 200',
    answer: json({
      error: {
        message: 'API access deactivated. To reactivate, go to the app dashboard.',
        code: 200,
      },
    }),
    status: 502,
    reason: 'app_deactivated',
  },
];

/** The sessions that are over, by subcode of 190, as Facebook tells them of a token that shall last. */
const SESSIONS = [
  { subcode: 458, reason: 'token_revoked' },
  { subcode: 459, reason: 'account_checkpoint' },
  { subcode: 460, reason: 'token_revoked' },
  { subcode: 463, reason: 'token_expired' },
  { subcode: 464, reason: 'account_checkpoint' },
  { subcode: 467, reason: 'token_revoked' },
] as const;

const lasting = (url: string, token: string) =>
  postToken(url, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token: token,
    ...CLIENT,
  });

onBothRuntimes(proxyEnv, (test) => {
  test('a code of Facebook Login is exchanged at the versioned Graph path, then made to last', async ({
    proxy,
    upstream,
  }) => {
    await postCode(proxy.url, 'C0DE-two-steps', CLIENT);
    const steps = upstream.arrivals.filter(({ path }) => path === '/v25.0/oauth/access_token');
    const secret = { client_secret: 'sentinel-meta-secret-0123456789abcdef' };
    expect(steps.map(({ query }) => Object.fromEntries(query))).toEqual([
      { ...CLIENT, ...secret, redirect_uri: REDIRECT_URI, code: 'C0DE-two-steps' },
      {
        ...CLIENT,
        ...secret,
        grant_type: 'fb_exchange_token',
        fb_exchange_token: 'EAAC0DE-two-steps',
      },
    ]);
  });

  test('a code that was copied with the #_=_ of Facebook is sent without it', async ({
    proxy,
    upstream,
  }) => {
    const reply = await postCode(proxy.url, 'C0DE-tail#_=_', CLIENT);
    expect([reply.status, upstream.count('C0DE-tail')]).toEqual([200, 1]);
  });

  test('an expiry of 0 counts as not stated', async ({ proxy, upstream }) => {
    upstream.script('EAAC0DE-zero', json({ access_token: 'EAAzero', expires_in: 0 }));
    const { json: reply } = await postCode(proxy.url, 'C0DE-zero', CLIENT);
    expect(reply).toEqual({ access_token: 'EAAzero', token_type: 'bearer' });
  });

  test('a failed 60-day step keeps the short token, with what Facebook said of its end', async ({
    proxy,
    upstream,
  }) => {
    upstream.script('C0DE-short', json({ access_token: 'EAAshort', expires_in: 4815 }));
    upstream.script('EAAshort', text('Oops', 500));
    const { json: reply } = await postCode(proxy.url, 'C0DE-short', CLIENT);
    expect(reply).toEqual({
      access_token: 'EAAshort',
      token_type: 'bearer',
      expires_in: 4815,
      warning: 'long_lived_failed',
    });
  });

  for (const [at, { title, answer, status, reason }] of REFUSALS.entries()) {
    test(`${title} is ${reason}, and the code is sent once`, async ({ proxy, upstream }) => {
      const code = `C0DE-refused-${at}`;
      upstream.script(code, answer);
      const reply = await postCode(proxy.url, code, CLIENT);
      expect([reply.status, reply.json['reason'], upstream.count(code)]).toEqual([
        status,
        reason,
        1,
      ]);
    });
  }

  for (const { subcode, reason } of SESSIONS) {
    test(`a token of a session with subcode ${subcode} is ${reason}`, async ({
      proxy,
      upstream,
    }) => {
      const token = `EAAsession${subcode}`;
      upstream.script(token, graphError('Error validating access token.', 190, subcode));
      const reply = await lasting(proxy.url, token);
      expect([reply.status, reply.json['reason']]).toEqual([400, reason]);
    });
  }

  test.for([10, 200, 299])(
    'a permission that is missing (code %i) is permission_missing',
    async (code, { proxy, upstream }) => {
      const token = `EAApermission${code}`;
      upstream.script(token, graphError(`(#${code}) Requires a permission.`, code));
      const { json: reply } = await lasting(proxy.url, token);
      expect(reply['reason']).toBe('permission_missing');
    },
  );

  test('no secret, code or token of Facebook Login shows anywhere except in the token fields', async ({
    proxy,
  }) => {
    expect(await findLeaks(proxy)).toEqual([]);
  });
});
