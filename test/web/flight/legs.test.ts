import { describe, expect, test } from 'vitest';
import type { Reason } from '../../../proxy/contract.ts';
import type { LoginFailure } from '../../../web/auth/login-failure.ts';
import type { SignedIn } from '../../../web/session/session-state.ts';
import type { Timing } from '../../../web/flight/call-times.ts';
import type { Facts } from '../../../web/flight/facts.ts';
import type { Leg } from '../../../web/flight/leg.ts';
import { legsOf, tokenAfterMs } from '../../../web/flight/legs.ts';
import { replyText, requestText } from '../../../web/flight/message.ts';
import { config, NOW, PAGE, simulatedConfig } from '../fake-browser.ts';

const TOKEN = 'IGAAsecretsecretsecret';
const FIRST: SignedIn['token'] = {
  provider: 'instagram',
  accessToken: TOKEN,
  refreshToken: TOKEN,
  issuedAt: NOW,
  expiresAt: NOW + 5_183_944_000,
  scopes: ['instagram_business_basic'],
  userId: '36220564007528767',
};
const SIGNED_IN: SignedIn = {
  status: 'signed-in',
  token: FIRST,
  first: FIRST,
  profile: {
    status: 'known',
    from: 'instagram',
    profile: { id: '36220564007528767', username: 'mona.makes' },
  },
  media: { status: 'known', posts: [{ id: '17940075287670000', kind: 'image' }], more: true },
  expired: false,
  renewal: { status: 'idle' },
};
const UNASKED = { status: 'unasked' } as const;
const FACTS: Facts = {
  config: config(),
  departure: { kind: 'login', provider: 'instagram', responseType: 'code', at: NOW - 4000 },
  state: SIGNED_IN,
  openedAt: NOW - 1000,
  timings: [],
};
const TIMING: Timing = {
  address: `${PAGE}token`,
  startTime: 40,
  responseEnd: 140,
  responseStatus: 200,
  serverTiming: [{ name: 'instagram', duration: 60 }],
};

const shape = (facts: Facts) => legsOf(facts).map(({ name, status }) => `${name} ${status}`);
const find = (legs: readonly Leg[], name: Leg['name']) => legs.find((leg) => leg.name === name);
const texts = (legs: readonly Leg[]) =>
  legs.map(({ request, reply }) => [request && requestText(request), reply && replyText(reply)]);
const requestOf = (leg: Leg | undefined) => leg?.request && requestText(leg.request);
const refused = (reason: Reason, words = {}) =>
  ({
    reason: 'refused',
    status: 400,
    reply: { error: 'invalid_grant', error_description: '', reason, request_id: 'r', ...words },
  }) satisfies LoginFailure;
const failed = (failure: LoginFailure): Facts => ({
  ...FACTS,
  state: { status: 'failed', failure },
});

describe('a login that ended in a token', () => {
  test('a login that ended in a token has eight steps, in the order in which they happen', () => {
    expect(shape(FACTS)).toEqual([
      'ask done',
      'answer done',
      'token-request done',
      'code-exchange done',
      'long-lived done',
      'token-reply done',
      'profile done',
      'media done',
    ]);
  });

  test('the diagram shows no token, because every secret is a variable or masked', () => {
    expect(JSON.stringify(legsOf(FACTS))).not.toContain(TOKEN.slice(4));
    expect(JSON.stringify(texts(legsOf(FACTS)))).not.toContain(TOKEN.slice(4));
  });

  test('the diagram shows the request to the proxy byte for byte, except the code', () => {
    const request = find(legsOf(FACTS), 'token-request')?.request;
    expect(request && requestText(request)).toBe(
      [
        `POST ${PAGE}token`,
        'Origin: https://me.example',
        'Content-Type: application/x-www-form-urlencoded',
        '',
        'grant_type=authorization_code',
        'code=$CODE',
        `redirect_uri=${PAGE}`,
        'client_id=1784',
      ].join('\n'),
    );
  });

  test('the diagram shows the proxy’s requests with the app secret as a variable', () => {
    const legs = legsOf(FACTS);
    const [exchange, longLived] = [find(legs, 'code-exchange'), find(legs, 'long-lived')];
    expect(exchange?.request?.url).toBe('https://api.instagram.com/oauth/access_token');
    expect(exchange?.request && requestText(exchange.request)).toContain(
      'client_secret=$CLIENT_SECRET',
    );
    expect(longLived?.request && requestText(longLived.request)).toBe(
      [
        'GET https://graph.instagram.com/access_token',
        '  ?grant_type=ig_exchange_token',
        '  &client_secret=$CLIENT_SECRET',
        '  &access_token=$SHORT_TOKEN',
        'Accept: application/json',
      ].join('\n'),
    );
  });

  test('the diagram of a simulated login names the simulated Instagram', () => {
    const legs = legsOf({ ...FACTS, config: simulatedConfig() });
    expect(find(legs, 'code-exchange')?.request?.url).toBe(
      'http://localhost:8788/oauth/access_token',
    );
  });

  test('the steps have the times that the browser and the proxy measured', () => {
    const legs = legsOf({ ...FACTS, timings: [TIMING] });
    expect(legs.map(({ time }) => time)).toEqual([
      undefined,
      { ms: 3000, of: 'person' },
      { ms: 40, of: 'opened' },
      { ms: 60, of: 'both-calls' },
      undefined,
      { ms: 100, of: 'round-trip' },
      undefined,
      undefined,
    ]);
    expect(tokenAfterMs(legs)).toBe(140);
    expect(tokenAfterMs(legsOf(FACTS))).toBeUndefined();
  });

  test('the time of a first call that failed is not said to be that of two', () => {
    const failure = refused('code_spent', {
      provider_error: { message: 'No matching code found' },
    });
    const legs = legsOf({ ...FACTS, state: { status: 'failed', failure }, timings: [TIMING] });
    expect(find(legs, 'code-exchange')?.time).toEqual({ ms: 60, of: 'at-instagram' });
  });

  test('the time of the login stays when the token is refreshed later', () => {
    const later = { ...TIMING, startTime: 90_000, responseEnd: 90_500 };
    expect(tokenAfterMs(legsOf({ ...FACTS, timings: [TIMING, later] }))).toBe(140);
  });

  test('a failed 60-day step is shown as failed', () => {
    const first = { ...FIRST, warning: 'long_lived_failed' } as const;
    expect(shape({ ...FACTS, state: { ...SIGNED_IN, first } })).toContain('long-lived failed');
  });

  test('fills in as it happens', () => {
    const state: SignedIn = { ...SIGNED_IN, profile: { status: 'pending' }, media: UNASKED };
    const pending = shape({ ...FACTS, state });
    expect(pending.at(-1)).toBe('profile waiting');
  });

  test('a profile that the page cannot read is requested from the proxy', () => {
    const profile = { ...SIGNED_IN.profile, from: 'proxy' } as const;
    const legs = legsOf({ ...FACTS, state: { ...SIGNED_IN, profile, media: UNASKED } });
    expect(requestOf(find(legs, 'userinfo'))).toBe(
      `GET ${PAGE}userinfo\nAuthorization: Bearer $TOKEN`,
    );
    expect(requestOf(legs.at(-1))).toContain('GET https://graph.instagram.com/v25.0/me');
  });
});

describe('a login that has not ended', () => {
  const shapeAt = (state: Facts['state']) => shape({ ...FACTS, state }).join(', ');
  const rest = 'code-exchange planned, long-lived planned, token-reply planned, profile planned';

  test('a login is drawn before it begins, with its real requests', () => {
    const state = { status: 'signed-out', elsewhere: false } as const;
    expect(shapeAt(state)).toBe(`ask planned, answer planned, token-request planned, ${rest}`);
    const legs = legsOf({ ...FACTS, state });
    expect(requestOf(legs[0])).toContain('GET https://www.instagram.com/oauth/authorize');
    expect(legs.every(({ time }) => time === undefined)).toBe(true);
  });

  test('a login is at the consent page while the browser leaves', () => {
    expect(shapeAt({ status: 'leaving' })).toBe(
      `ask waiting, answer planned, token-request planned, ${rest}`,
    );
  });

  test('a login waits for the network until its code is sent, and then for the proxy', () => {
    expect(shapeAt({ status: 'exchanging', offline: false })).toBe(
      `ask done, answer done, token-request done, ${rest.replace('planned', 'waiting')}`,
    );
    expect(shapeAt({ status: 'exchanging', offline: true })).toBe(
      `ask done, answer done, token-request waiting, ${rest}`,
    );
  });
});

describe('another way to a token', () => {
  test('a login by the fragment has no proxy and no code', () => {
    const departure = {
      kind: 'login',
      provider: 'legacy',
      responseType: 'token',
      at: NOW,
    } as const;
    const token = { ...SIGNED_IN.token, provider: 'legacy' } as const;
    const profile = { ...SIGNED_IN.profile, from: 'proxy' } as const;
    const state: SignedIn = { ...SIGNED_IN, token, profile, media: UNASKED };
    const facts: Facts = { ...FACTS, config: simulatedConfig(), departure, state };
    expect(shape(facts)).toEqual([
      'ask done',
      'answer done',
      'userinfo done',
      'userinfo-call done',
    ]);
    expect(texts(legsOf(facts))[1]?.[1]).toBe(`${PAGE}\n  #access_token=$TOKEN\n  &state=$STATE`);
  });

  test('a login by relay passes the proxy both ways and shows the verifier', () => {
    const relay = { issuer: 'https://me.example/login', authorizeUrl: `${PAGE}authorize` };
    const departure = { ...FACTS.departure, relay } as Facts['departure'];
    const legs = legsOf({ ...FACTS, departure });
    expect(legs.slice(0, 5).map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual([
      'ask page proxy',
      'relay-onward proxy instagram',
      'relay-back instagram proxy',
      'answer proxy page',
      'token-request page proxy',
    ]);
    const sent = (name: Leg['name']) => requestOf(find(legs, name));
    expect(sent('ask')).toContain(`GET ${PAGE}authorize`);
    expect(sent('ask')).toContain('code_challenge=$CHALLENGE');
    expect(texts(legs)[3]?.[1]).toContain('iss=https://me.example/login');
    expect(sent('token-request')).toContain('code_verifier=$VERIFIER');
    expect(sent('code-exchange')).toContain(`redirect_uri=${PAGE}callback`);
  });

  test('a kept token shows only the requests that were made with it', () => {
    expect(shape({ ...FACTS, openedAt: NOW + 60_000 })).toEqual(['profile done', 'media done']);
  });

  test('a pasted code begins at the proxy, with the request after the paste', () => {
    const departure = { kind: 'pasted-code', at: FACTS.openedAt + 60_000 } as const;
    const pasted = { ...TIMING, startTime: 60_010, responseEnd: 60_110 };
    const legs = legsOf({ ...FACTS, departure, timings: [TIMING, pasted] });
    expect(legs[0]).toMatchObject({ name: 'token-request', time: { ms: 60_010 } });
  });

  test('a pasted token shows only the requests that were made with it', () => {
    const departure = { kind: 'pasted-token', at: NOW } as const;
    expect(shape({ ...FACTS, departure })).toEqual(['profile done', 'media done']);
  });
});

describe('a token that is renewed', () => {
  const fresh = { ...FIRST, accessToken: `${TOKEN}fresh`, expiresAt: NOW + 9_000_000_000 };
  const renewed = (renewal: SignedIn['renewal'], token = FIRST): Facts => ({
    ...FACTS,
    state: { ...SIGNED_IN, token, renewal },
    timings: [TIMING, { ...TIMING, startTime: 90_000, responseEnd: 90_500 }],
  });
  const done = (kind: 'refresh' | 'extend') => ({ status: 'done', kind, before: FIRST }) as const;
  const names = ['renewal-request', 'renewal', 'renewal-reply'] as const;
  const last = (facts: Facts) => shape(facts).slice(-3).join(', ');

  test('a refreshed token adds three steps at the end, with their own times', () => {
    const legs = legsOf(renewed(done('refresh'), fresh));
    expect(legs.slice(-3).map(({ name }) => name)).toEqual(names);
    expect(legs.slice(-3).map(({ time }) => time?.ms)).toEqual([undefined, 60, 500]);
    expect(tokenAfterMs(legs)).toBe(140);
  });

  test('a refresh leaves the steps of the login unchanged', () => {
    const [before, after] = [FACTS, renewed(done('refresh'), fresh)];
    expect(texts(legsOf(after)).slice(0, 8)).toEqual(texts(legsOf(before)));
    const first = { ...FIRST, warning: 'long_lived_failed' } as const;
    const state: SignedIn = { ...SIGNED_IN, first, renewal: done('extend') };
    expect(shape({ ...FACTS, state })).toContain('long-lived failed');
  });

  test('a refresh and a 60-day exchange are shown as the page and the proxy send them', () => {
    const sent = (kind: 'refresh' | 'extend') => {
      const legs = legsOf(renewed(done(kind), fresh));
      return [requestOf(find(legs, 'renewal-request')), requestOf(find(legs, 'renewal'))];
    };
    const head = `POST ${PAGE}token\nOrigin: https://me.example\nContent-Type: application/x-www-form-urlencoded\n\n`;
    expect(sent('refresh')).toEqual([
      `${head}grant_type=refresh_token\nrefresh_token=$TOKEN\nclient_id=1784`,
      'GET https://graph.instagram.com/refresh_access_token\n  ?grant_type=ig_refresh_token\n  &access_token=$TOKEN\nAccept: application/json',
    ]);
    const urn = 'urn:ietf:params:oauth';
    expect(sent('extend')).toEqual([
      `${head}grant_type=${urn}:grant-type:token-exchange\nsubject_token_type=${urn}:token-type:access_token\nsubject_token=$TOKEN\nclient_id=1784`,
      'GET https://graph.instagram.com/access_token\n  ?grant_type=ig_exchange_token\n  &client_secret=$CLIENT_SECRET\n  &access_token=$TOKEN\nAccept: application/json',
    ]);
  });

  test('a refresh shows neither the old token nor the new one', () => {
    const legs = legsOf(renewed(done('refresh'), fresh));
    expect(JSON.stringify([legs, texts(legs)])).not.toContain(TOKEN.slice(4));
  });

  test('fills in as it happens', () => {
    const running = renewed({ status: 'running', kind: 'refresh' });
    expect(last(running)).toBe('renewal-request waiting, renewal waiting, renewal-reply waiting');
    expect(legsOf(running).at(-1)?.time).toBeUndefined();
  });

  test('a refused refresh shows who refused it, and the words', () => {
    const reply = refused('throttled').reply;
    const failure: LoginFailure = { reason: 'refused', status: 503, reply };
    const facts = renewed({ status: 'failed', kind: 'refresh', failure });
    expect(last(facts)).toBe('renewal-request done, renewal failed, renewal-reply passed-on');
    expect(texts(legsOf(facts)).at(-1)?.[1]).toContain('"reason": "throttled"');
  });

  test('a refresh is shown as not sent when there is no proxy at the URL', () => {
    const failure: LoginFailure = { reason: 'proxy_unreachable' };
    expect(last(renewed({ status: 'failed', kind: 'extend', failure }))).toBe(
      'renewal-request failed, renewal unreached, renewal-reply unreached',
    );
  });
});

describe('a login that failed', () => {
  test.each<{ title: string; failure: LoginFailure; statuses: string }>([
    {
      title: 'a cancelled login ends at the consent page',
      failure: { reason: 'cancelled' },
      statuses: 'done declined unreached unreached unreached unreached',
    },
    {
      title: 'an answer without a login has no known beginning',
      failure: { reason: 'no_pending_login' },
      statuses: 'unknown failed unreached unreached unreached unreached',
    },
    {
      title: 'a login without a network has sent nothing',
      failure: { reason: 'offline' },
      statuses: 'done done failed unreached unreached unreached',
    },
    {
      title: 'a refusal by the proxy itself did not reach Instagram',
      failure: refused('origin_not_allowed'),
      statuses: 'done done done unreached unreached failed',
    },
    {
      title: 'a refusal by Instagram shows that the code was tried',
      failure: refused('code_spent', { provider_error: { message: 'No matching code found' } }),
      statuses: 'done done done failed unreached passed-on',
    },
    {
      title: 'a refusal of a sealed code by the relay did not reach Instagram',
      failure: refused('code_spent'),
      statuses: 'done done done unreached unreached failed',
    },
    {
      title: 'S7: an unknown outcome leaves the later steps unknown',
      failure: { reason: 'outcome_unknown', after: 'timeout' },
      statuses: 'done done done unknown unknown failed',
    },
    {
      title: 'an error in the proxy leaves the later steps unknown',
      failure: refused('internal'),
      statuses: 'done done done unknown unknown failed',
    },
    {
      title: 'a login with blocked storage has not begun',
      failure: { reason: 'storage_unavailable' },
      statuses: 'failed unreached unreached unreached unreached unreached',
    },
  ])('$title', ({ failure, statuses }) => {
    expect(
      legsOf(failed(failure))
        .map(({ status }) => status)
        .join(' '),
    ).toBe(statuses);
  });

  test('a failed login shows the proxy’s own words', () => {
    const reply = find(legsOf(failed(refused('code_spent'))), 'token-reply')?.reply;
    expect(reply && replyText(reply)).toContain('"reason": "code_spent"');
  });

  test('a login that never left the page shows no steps', () => {
    const departure = { ...FACTS.departure, at: FACTS.openedAt + 1 } as Facts['departure'];
    expect(shape({ ...failed({ reason: 'offline' }), departure })).toEqual([]);
  });

  test('a failed login does not show a beginning that blocked storage could not keep', () => {
    const facts = { ...failed({ reason: 'login_expired' }), departure: undefined };
    expect(shape(facts).slice(0, 2)).toEqual(['ask unknown', 'answer failed']);
  });

  test('a failed login does not show how another login of this tab began', () => {
    const [ask] = legsOf(failed({ reason: 'state_mismatch' }));
    expect(ask?.request).toBeUndefined();
  });
});
