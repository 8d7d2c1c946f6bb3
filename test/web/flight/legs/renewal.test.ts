import { describe, expect, test } from 'vitest';
import type { LoginFailure } from '../../../../web/auth/login-failure.ts';
import type { SignedIn } from '../../../../web/session/session-state.ts';
import type { Facts } from '../../../../web/flight/facts.ts';
import { legsOf, tokenAfterMs } from '../../../../web/flight/legs.ts';
import { NOW, PAGE } from '../../fake-browser.ts';
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
} from './one-login.ts';

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
