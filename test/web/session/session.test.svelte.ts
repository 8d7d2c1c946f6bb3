import { flushSync } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { takePasted } from '../../../web/auth/rescue/pasted.ts';
import { tokenOf } from '../../../web/auth/rescue/pasted-token.ts';
import { recognise } from '../../../web/auth/rescue/rescue.ts';
import type { PastedCode } from '../../../web/auth/rescue/rescued.ts';
import type { SessionState } from '../../../web/session/session-state.ts';
import { Session } from '../../../web/session/session.svelte.ts';
import type { Config } from '../../../web/config/config.ts';
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
  type TabOptions,
} from '../fake-browser.ts';

const FLOW = { provider: 'instagram', responseType: 'code' } as const;
const ME = { id: '36220564007528767', user_id: '17841401313574613', username: 'mona.makes' };
const CODE = 'AQBx-hBsH3_2kQJ7dd0q';
const isMedia = ({ url }: SentRequest) => url.includes('/me/media');
const isToken = ({ url }: SentRequest) => url.endsWith('/token');

/** A proxy and an Instagram that answer well. */
function well(request: SentRequest): Response {
  return Response.json(isToken(request) ? TOKEN_REPLY : ME);
}

function never(): Promise<Response> {
  return new Promise(() => undefined);
}

interface ReturnOptions extends TabOptions {
  code?: string;
  env?: Record<string, string>;
  returnTo?: string;
  /** Changes the content of the tab's storage. */
  forge?: (kept: string) => string;
}

/** A click on a pasted code. */
function paste({ browser }: Tab, session: Session, code: PastedCode): Promise<void> {
  return session.exchange(takePasted(browser, session.config, code));
}

/** Waits until the parts that load late have arrived, if they do. */
async function later(): Promise<void> {
  await import('../../../web/auth/return-path.ts');
  await new Promise((resolve) => setTimeout(resolve));
}

/** A page that a person returned to with a code, and its session. */
async function returned(options: ReturnOptions = {}) {
  const settings = config(options.env);
  const at = tab({ answer: well, ...options });
  const begun = await beginLogin(at.browser, settings, FLOW, options.returnTo);
  if ('failure' in begun) throw new Error(begun.failure.reason);
  const state = new URL(begun.url).searchParams.get('state') ?? '';
  for (const [key, kept] of at.store) at.store.set(key, options.forge?.(kept) ?? kept);
  at.browser.history.replaceState(null, '', `${PAGE}?code=${options.code ?? 'C'}&state=${state}#_`);
  const arrival = await arrive(at.browser, settings.proxyUrl, takeAddress(at.browser));
  return { at, session: new Session(settings, at.browser, arrival) };
}

function fresh(at: Tab, settings: Config = config()): Session {
  return new Session(settings, at.browser);
}

/** Waits for a state of the session through its reactivity, as a page does. */
function until(session: Session, fits: (state: SessionState) => boolean): Promise<SessionState> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        const { state } = session;
        if (!fits(state)) return;
        resolve(state);
        queueMicrotask(stop);
      });
    });
    flushSync();
  });
}

const known = (state: SessionState) =>
  state.status === 'signed-in' && state.profile.status === 'known';
const failed = (state: SessionState) => state.status === 'failed';

describe('a login', () => {
  test('a login goes from exchanging to signed in to a known person, and each step is seen', async () => {
    const { session } = await returned();
    const seen: string[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        const { state } = session;
        seen.push(state.status === 'signed-in' ? state.profile.status : state.status);
      });
    });
    flushSync();
    expect(await until(session, known)).toMatchObject({
      token: {
        accessToken: 'IGAAtoken',
        userId: '36220564007528767',
        expiresAt: NOW + 5_183_944_000,
      },
      profile: {
        profile: { username: 'mona.makes', userId: '17841401313574613' },
        from: 'instagram',
      },
      expired: false,
    });
    stop();
    expect(seen).toEqual(['exchanging', 'pending', 'known']);
  });

  test('a login fails with the proxy’s reason', async () => {
    const reply = {
      error: 'invalid_grant',
      error_description: '',
      reason: 'code_spent',
      request_id: 'r',
    };
    const { session } = await returned({ answer: () => Response.json(reply, { status: 400 }) });
    expect(await until(session, failed)).toEqual({
      status: 'failed',
      failure: { reason: 'refused', reply, status: 400 },
    });
  });

  test('S7: a login whose connection breaks has an unknown outcome and sends nothing more', async () => {
    const { at, session } = await returned({ answer: () => Promise.reject(new TypeError('x')) });
    expect(await until(session, failed)).toMatchObject({ failure: { reason: 'outcome_unknown' } });
    // The request that finds out why it broke carries no code.
    expect(at.sent.filter(({ url }) => !url.endsWith('/healthz'))).toHaveLength(1);
  });

  test('a login is cancelled by a click, and its sent code counts as spent', async () => {
    const { at, session } = await returned({
      answer: () => new Promise<Response>(() => undefined),
    });
    expect(session.state.status).toBe('exchanging');
    session.cancel();
    expect(session.state).toEqual({ status: 'failed', failure: { reason: 'stopped' } });
    expect(at.sent.filter(isToken)).toHaveLength(1);
  });

  test('W-38: a code is not exchanged again when the page returns from the back-forward cache', async () => {
    const { at, session } = await returned();
    await until(session, known);
    at.fire('pageshow', { persisted: true });
    expect(session.state.status).toBe('signed-in');
    expect(at.sent.filter(isToken)).toHaveLength(1);
    expect(at.browser.location.href).toBe(PAGE);
  });

  test('W-48: a login leaves no token in storage', async () => {
    const { at, session } = await returned();
    await until(session, known);
    expect(JSON.stringify([...at.store])).not.toContain('IGAAtoken');
  });

  test('W-59: pressing the button several times leaves once, and after Back it works again', async () => {
    const at = tab();
    const session = fresh(at);
    await Promise.all([session.login(FLOW), session.login(FLOW)]);
    expect(session.state).toEqual({ status: 'leaving' });
    expect(at.left).toHaveLength(1);
    at.fire('pageshow', { persisted: true });
    await session.login(FLOW);
    expect(at.left).toHaveLength(2);
  });

  test('S4: a login that does not leave the page is given up', async () => {
    const at = tab();
    const session = fresh(at);
    await session.login(FLOW);
    at.pass(15_000);
    expect(session.state).toEqual({ status: 'signed-out', elsewhere: false });
  });

  test('W-42, W-46: a login ends at the requested URL if it belongs to this site', async () => {
    const { at, session } = await returned({ returnTo: '/ok?x=1#y' });
    await until(session, known);
    await vi.waitFor(() => expect(at.browser.location.href).toBe('https://me.example/ok?x=1#y'));
    // The content of storage is trusted no more than that of a URL.
    const forged = await returned({
      returnTo: '/ok',
      forge: (kept) => kept.replace('me.example/ok', 'evil.example/ok'),
    });
    await until(forged.session, known);
    await later();
    expect(forged.at.browser.location.href).toBe(PAGE);
  });

  test('W-46: a login after a failed one keeps its return path', async () => {
    const at = tab();
    const settings = config();
    const begun = await beginLogin(at.browser, settings, FLOW, '/ok');
    const state = 'url' in begun ? new URL(begun.url).searchParams.get('state') : '';
    at.browser.history.replaceState(null, '', `${PAGE}?error=access_denied&state=${state ?? ''}`);
    const arrival = await arrive(at.browser, settings.proxyUrl, takeAddress(at.browser));
    const session = new Session(settings, at.browser, arrival);
    await until(session, failed);
    await session.login(FLOW);
    expect([...at.store.values()].join()).toContain('"returnTo":"https://me.example/ok"');
  });

  test('a code whose exchange a reload interrupted is reported as used, once', async () => {
    const { at, session } = await returned({ answer: never });
    expect(session.state.status).toBe('exchanging');
    const reloaded = tab({ store: at.store });
    expect(fresh(reloaded).state).toEqual({
      status: 'failed',
      failure: { reason: 'already_used' },
    });
    expect(fresh(tab({ store: at.store })).state.status).toBe('signed-out');
    expect(reloaded.sent).toEqual([]);
  });

  test('W-47: a login does not leave the page when storage is blocked', async () => {
    const at = tab();
    const sessionStorage = () => {
      throw new DOMException('Blocked', 'SecurityError');
    };
    const session = fresh({ ...at, browser: { ...at.browser, sessionStorage } });
    await session.login(FLOW);
    expect(session.state).toEqual({ status: 'failed', failure: { reason: 'storage_unavailable' } });
    expect(at.left).toEqual([]);
  });
});

describe('the newest posts', () => {
  const POSTS = { data: [{ id: '17940075287670000' }] };
  const read = (state: SessionState) =>
    state.status === 'signed-in' && state.media.status === 'known';

  test('are read once the token’s owner is known, and not before', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const { at, session } = await returned({
      answer: (request) =>
        isToken(request) ? well(request) : isMedia(request) ? Response.json(POSTS) : promise,
    });
    await until(session, (state) => state.status === 'signed-in');
    expect(session.state).toMatchObject({ media: { status: 'unasked' } });
    expect(at.sent.filter(isMedia)).toEqual([]);
    resolve(Response.json(ME));
    expect(await until(session, read)).toMatchObject({
      media: { posts: [{ id: '17940075287670000' }], more: false },
    });
    expect(at.sent.filter(isMedia)).toHaveLength(1);
  });

  test('are not read with a token whose owner Instagram does not name', async () => {
    const { at, session } = await returned({
      answer: (request) => (isToken(request) ? well(request) : new Response('', { status: 500 })),
    });
    await until(session, ({ ...state }) => 'profile' in state && state.profile.status === 'failed');
    await later();
    expect(at.sent.filter(isMedia)).toEqual([]);
  });

  test('are read once more when they are asked for, and after a profile that is', async () => {
    const { at, session } = await returned();
    await until(session, known);
    await vi.waitFor(() => expect(at.sent.filter(isMedia)).toHaveLength(1));
    await session.reloadMedia();
    expect(at.sent.filter(isMedia)).toHaveLength(2);
    await session.reloadProfile();
    await vi.waitFor(() => expect(at.sent.filter(isMedia)).toHaveLength(3));
  });
});

describe('without a network', () => {
  async function offline() {
    const at = tab({ answer: well });
    const session = fresh(at);
    at.network.online = false;
    const found = recognise(CODE, PAGE);
    if (found.kind === 'code') void paste(at, session, found.code);
    await until(session, (state) => state.status === 'exchanging' && state.offline);
    return { at, session };
  }

  test('without a network a code is kept and sent when the network is back', async () => {
    const { at, session } = await offline();
    expect(at.sent).toEqual([]);
    at.network.online = true;
    at.fire('online');
    await until(session, known);
    expect(at.sent.filter(isToken)).toHaveLength(1);
  });

  test('without a network a code is given up unsent after 45 seconds', async () => {
    const { at, session } = await offline();
    at.pass(45_000);
    expect(await until(session, failed)).toMatchObject({ failure: { reason: 'offline' } });
    expect(at.sent).toEqual([]);
  });
});

describe('a sign-out', () => {
  test('a sign-out ends the requests of later parts of the page', async () => {
    const { at, session } = await returned();
    await until(session, known);
    const [browser, abort] = session.lend((...lent) => lent);
    expect(browser).toBe(at.browser);
    expect(abort.aborted).toBe(false);
    session.signOut();
    expect(abort.aborted).toBe(true);
  });

  test('W-40: a sign-out ends every other tab’s session with a message that has no token', async () => {
    const shared = machine();
    const heard: unknown[] = [];
    const one = await returned({ machine: shared, code: 'C1' });
    const other = await returned({ machine: shared, code: 'C2' });
    await Promise.all([until(one.session, known), until(other.session, known)]);
    const channel = tab({ machine: shared }).browser.channel(`latchkey ${PAGE}`);
    channel.addEventListener('message', ({ data }) => heard.push(data));
    one.session.signOut();
    expect(one.session.state).toEqual({ status: 'signed-out', elsewhere: false });
    expect(other.session.state).toEqual({ status: 'signed-out', elsewhere: true });
    expect(heard).toEqual(['signed-out']);
  });

  test('W-39: a sign-out holds when the page returns from the back-forward cache', async () => {
    const { at, session } = await returned();
    await until(session, known);
    session.signOut();
    at.fire('pageshow', { persisted: true });
    expect(session.state).toEqual({ status: 'signed-out', elsewhere: false });
  });

  test('W-60: a sign-out ends requests in progress, drops pending logins and works offline', async () => {
    const { at, session } = await returned({ answer: never });
    at.network.online = false;
    await beginLogin(at.browser, config(), FLOW);
    session.signOut();
    expect(session.state).toEqual({ status: 'signed-out', elsewhere: false });
    expect(at.sent[0]?.init.signal?.aborted).toBe(true);
    expect([...at.store.keys()].filter((key) => key.includes('pending'))).toEqual([]);
  });

  test('a sign-out is not undone by a late answer', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    const { session } = await returned({
      answer: (request) => (isToken(request) ? well(request) : promise),
    });
    await until(session, (state) => state.status === 'signed-in');
    session.signOut();
    resolve(Response.json(ME));
    await promise;
    expect(session.state.status).toBe('signed-out');
  });
});

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

test('a login begins with the settings of that moment', async () => {
  const at = tab({ answer: well });
  const session = new Session(config(), at.browser);
  session.config = config({ VITE_INSTAGRAM_CLIENT_ID: '1999' });
  await session.login(FLOW);
  expect(new URL(at.left[0] ?? '').searchParams.get('client_id')).toBe('1999');
});

describe('pasted text', () => {
  test('a pasted code is exchanged once, even if it is pasted again', async () => {
    const at = tab({ answer: well });
    const session = fresh(at);
    const found = recognise(`${PAGE}?code=${CODE}#_`, PAGE);
    if (found.kind !== 'code') throw new Error(found.kind);
    expect(at.sent).toEqual([]);
    await Promise.all([paste(at, session, found.code), paste(at, session, found.code)]);
    expect(session.state).toMatchObject({ status: 'signed-in', profile: { status: 'known' } });
    session.signOut();
    await paste(at, session, found.code);
    expect(session.state).toEqual({ status: 'failed', failure: { reason: 'already_used' } });
    expect(at.sent.filter(isToken)).toHaveLength(1);
  });

  test('a pasted token is used, and Instagram is asked for its owner', async () => {
    const session = fresh(tab({ answer: well }));
    const found = recognise('IGAAOEcfCnbB9BZAGIzNERs', PAGE);
    if (found.kind !== 'token') throw new Error(found.kind);
    await session.adopt(tokenOf(found.token, NOW));
    expect(session.state).toMatchObject({ profile: { profile: { username: 'mona.makes' } } });
  });

  test('a pasted token can be refreshed at any age, because only Instagram knows it', async () => {
    const at = tab({ answer: well });
    const session = fresh(at);
    const found = recognise('IGAAOEcfCnbB9BZAGIzNERs', PAGE);
    if (found.kind !== 'token') throw new Error(found.kind);
    await session.adopt(tokenOf(found.token, NOW));
    await session.renew('refresh');
    expect(at.sent.filter(isToken).map(({ form }) => form.get('grant_type'))).toEqual([
      'refresh_token',
    ]);
  });
});
