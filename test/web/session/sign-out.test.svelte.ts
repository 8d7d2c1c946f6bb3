import { describe, expect, test } from 'vitest';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { config, machine, PAGE, tab } from '../fake-browser.ts';
import { FLOW, isToken, known, ME, never, returned, until, well } from './returned.svelte.ts';

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
