import { describe, expect, test } from 'vitest';
import type { SignedIn } from '../../../../web/session/session-state.ts';
import type { Facts } from '../../../../web/flight/facts.ts';
import { legsOf, tokenAfterMs } from '../../../../web/flight/legs.ts';
import { requestText } from '../../../../web/flight/message.ts';
import { PAGE, simulatedConfig } from '../../fake-browser.ts';
import {
  FACTS,
  find,
  FIRST,
  refused,
  requestOf,
  shape,
  SIGNED_IN,
  texts,
  TIMING,
  TOKEN,
  UNASKED,
} from './one-login.ts';

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
