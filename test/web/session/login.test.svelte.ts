import { flushSync } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { recognise } from '../../../web/auth/rescue/rescue.ts';
import { Session } from '../../../web/session/session.svelte.ts';
import { config, NOW, PAGE, tab } from '../fake-browser.ts';
import {
  CODE,
  failed,
  FLOW,
  fresh,
  isToken,
  known,
  later,
  never,
  paste,
  returned,
  until,
  well,
} from './returned.svelte.ts';

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

  test.each(['?error=access_denied&state=x', '?code=a&code=b&state=x'])(
    'a reload while %s is read is no used login, because nothing was sent',
    async (answer) => {
      const at = tab();
      const settings = config();
      at.browser.history.replaceState(null, '', PAGE + answer);
      const arrival = await arrive(at.browser, settings.proxyUrl, takeAddress(at.browser));
      const session = new Session(settings, at.browser, arrival);
      expect(session.state.status).toBe('exchanging');
      expect(fresh(tab({ store: at.store })).state.status).toBe('signed-out');
    },
  );

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

test('a login begins with the settings of that moment', async () => {
  const at = tab({ answer: well });
  const session = new Session(config(), at.browser);
  session.config = config({ VITE_INSTAGRAM_CLIENT_ID: '1999' });
  await session.login(FLOW);
  expect(new URL(at.left[0] ?? '').searchParams.get('client_id')).toBe('1999');
});
