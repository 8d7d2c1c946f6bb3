import { describe, expect, test } from 'vitest';
import type { SignedIn } from '../../../../web/session/session-state.ts';
import type { Facts } from '../../../../web/flight/facts.ts';
import type { Leg } from '../../../../web/flight/leg.ts';
import { legsOf } from '../../../../web/flight/legs.ts';
import { NOW, PAGE, simulatedConfig } from '../../fake-browser.ts';
import { FACTS, find, requestOf, shape, SIGNED_IN, texts, TIMING, UNASKED } from './one-login.ts';

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
    expect(find(legsOf(facts), 'answer')?.brings).toBe('token');
    expect(find(legsOf(FACTS), 'answer')?.brings).toBeUndefined();
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
