import { describe, expect, test, vi } from 'vitest';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { Session } from '../../../web/session/session.svelte.ts';
import {
  config,
  machine,
  NOW,
  PAGE,
  simulatedConfig,
  tab,
  TOKEN_REPLY,
  type SentRequest,
  type Tab,
} from '../fake-browser.ts';
import { fresh, isToken, known, later, ME, returned, until, well } from './returned.svelte.ts';

describe('a token', () => {
  test('W-21: a token expires by a timer, or when the page is shown again', async () => {
    const reply = { ...TOKEN_REPLY, expires_in: 3600 };
    const answer = (request: SentRequest) => Response.json(isToken(request) ? reply : ME);
    const [timed, asleep] = [await returned({ answer }), await returned({ answer })];
    await Promise.all([until(timed.session, known), until(asleep.session, known)]);
    timed.at.pass(3_600_000);
    expect(timed.session.state).toMatchObject({ expired: true });
    asleep.at.clock.now += 3_600_000;
    expect(asleep.session.state).toMatchObject({ expired: false });
    asleep.at.fire('visibilitychange');
    expect(asleep.session.state).toMatchObject({ expired: true });
  });

  test('a token is refreshed through the proxy and keeps what the reply leaves out', async () => {
    const { at, session } = await returned({
      answer: (request) =>
        request.form.get('grant_type') === 'refresh_token'
          ? Response.json({ access_token: 'IGAAfresh', token_type: 'bearer', expires_in: 60 })
          : well(request),
    });
    await until(session, known);
    await session.renew('refresh');
    expect(session.state).toMatchObject({
      token: { accessToken: 'IGAAfresh', expiresAt: NOW + 60_000, userId: '36220564007528767' },
      first: { accessToken: 'IGAAtoken' },
      renewal: { status: 'done', kind: 'refresh', before: { accessToken: 'IGAAtoken' } },
    });
    expect(Object.fromEntries(at.sent.findLast(isToken)?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'IGAAtoken',
      client_id: '1784',
    });
  });

  test('a token is kept when its refresh fails', async () => {
    const { session } = await returned({
      answer: (request) =>
        request.form.has('subject_token') ? Promise.reject(new TypeError('x')) : well(request),
    });
    await until(session, known);
    await session.renew('extend');
    expect(session.state).toMatchObject({
      token: { accessToken: 'IGAAtoken' },
      renewal: { status: 'failed', kind: 'extend', failure: { reason: 'proxy_unreachable' } },
    });
  });

  test('a classic token is read from the fragment, and the proxy is asked for its owner', async () => {
    const at = tab({ answer: () => Response.json({ id: '1574083', username: 'snoopdogg' }) });
    const settings = simulatedConfig();
    const begun = await beginLogin(at.browser, settings, {
      provider: 'legacy',
      responseType: 'token',
    });
    const state = 'url' in begun ? new URL(begun.url).searchParams.get('state') : '';
    at.browser.history.replaceState(null, '', `${PAGE}#access_token=T&state=${state ?? ''}`);
    const arrival = await arrive(at.browser, settings.proxyUrl, takeAddress(at.browser));
    const session = new Session(settings, at.browser, arrival);
    expect(await until(session, known)).toMatchObject({
      token: { provider: 'legacy', accessToken: 'T' },
      profile: { profile: { username: 'snoopdogg' } },
    });
  });
});

describe('W-48: a kept token', () => {
  const env = { VITE_KEEP_TOKEN: '1' };
  const kept = (at: Tab) => vi.waitFor(() => expect(at.store.has('latchkey:token')).toBe(true));

  test('W-48: a kept token is there after a reload of the tab', async () => {
    const { at, session } = await returned({ env });
    await until(session, known);
    await kept(at);
    const reloaded = tab({ store: at.store, answer: well });
    const again = fresh(reloaded, config(env));
    expect(await until(again, known)).toMatchObject({
      token: { accessToken: 'IGAAtoken', expiresAt: NOW + 5_183_944_000 },
      profile: { profile: { username: 'mona.makes' } },
    });
    expect(reloaded.sent.filter(isToken)).toEqual([]);
  });

  test('W-48: a kept token is replaced by its refreshed one', async () => {
    const { at, session } = await returned({
      env,
      answer: (request) =>
        request.form.get('grant_type') === 'refresh_token'
          ? Response.json({ ...TOKEN_REPLY, access_token: 'IGAAfresh' })
          : well(request),
    });
    await until(session, known);
    await session.renew('refresh');
    await vi.waitFor(() => expect(at.store.get('latchkey:token')).toContain('IGAAfresh'));
  });

  test('W-48: a kept token does not outlast a sign-out, here or in another tab', async () => {
    const shared = machine();
    const one = await returned({ env, machine: shared, code: 'C1' });
    const other = await returned({ env, machine: shared, code: 'C2' });
    await Promise.all([kept(one.at), kept(other.at)]);
    one.session.signOut();
    for (const { at } of [one, other]) {
      expect([...at.store.keys()].filter((key) => !key.startsWith('latchkey:used:'))).toEqual([]);
    }
  });

  test('W-48: a page that was not built for it reads no kept token', async () => {
    const { at, session } = await returned({ env });
    await until(session, known);
    await kept(at);
    const plain = fresh(tab({ store: at.store }));
    await later();
    expect(plain.state.status).toBe('signed-out');
  });
});
