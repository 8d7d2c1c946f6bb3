import { expect, test } from 'vitest';
import { loginOf } from '../../../web/login/login-of.ts';
import { openPage } from '../../../web/login/page.ts';
import { readSettings } from '../../../web/login/settings.ts';
import { machine, PAGE } from '../fake-browser.ts';
import { loginTab, type LoginTab } from './login-tab.ts';

const settings = readSettings({ clientId: '178', proxy: './' }, PAGE);

function login(at: LoginTab) {
  if ('problems' in settings) throw new Error(settings.problems.join('; '));
  return loginOf(openPage(at.browser), settings);
}

/** Begins a login in a window, and waits until that shows the consent page. */
async function begin(at: LoginTab) {
  const answer = login(at).start({ mode: 'popup' });
  const popup = at.opened[0];
  const state = new URL((await popup?.sentTo) ?? '').searchParams.get('state') ?? '';
  return { answer, popup, state };
}

test('the window hands its answer over, closes itself, and the page has the token', async () => {
  const shared = machine();
  const at = loginTab({ machine: shared });
  const { answer, popup, state } = await begin(at);
  const inWindow = loginTab({ machine: shared, href: `${PAGE}?code=C&state=${state}#_` });
  expect(await login(inWindow).result).toBeUndefined();
  expect(await answer).toMatchObject({ token: { accessToken: 'IGAAtoken' } });
  expect([inWindow.isClosed(), popup?.closed]).toEqual([true, true]);
  expect([at.sent.length, inWindow.sent.length]).toEqual([1, 0]);
  expect(at.left).toEqual([]);
});

test('a window that is cut off looks closed, and its answer still comes', async () => {
  const shared = machine();
  const at = loginTab({ machine: shared });
  const { answer, popup, state } = await begin(at);
  if (popup) popup.closed = true;
  at.pass(5_000);
  const inWindow = loginTab({ machine: shared, href: `${PAGE}?code=C&state=${state}` });
  await login(inWindow).result;
  expect(await answer).toHaveProperty('token');
});

test('a glance at the page while the window is cut off does not cancel the login', async () => {
  const shared = machine();
  const at = loginTab({ machine: shared });
  at.focus.here = false;
  const { answer, popup, state } = await begin(at);
  if (popup) popup.closed = true;
  at.pass(500);
  at.focus.here = true;
  at.pass(500);
  at.pass(500);
  at.focus.here = false;
  for (let looks = 0; looks < 8; looks += 1) at.pass(500);
  const inWindow = loginTab({ machine: shared, href: `${PAGE}?code=C&state=${state}` });
  await login(inWindow).result;
  expect(await answer).toHaveProperty('token');
});

test('the login is cancelled once the person has closed the window and is back', async () => {
  const at = loginTab();
  at.focus.here = false;
  const { answer, popup } = await begin(at);
  if (popup) popup.closed = true;
  at.pass(500);
  at.focus.here = true;
  for (let looks = 0; looks < 8; looks += 1) at.pass(500);
  expect(await answer).toEqual({ failure: { reason: 'cancelled' } });
});

test('a window beside a page that keeps the focus was away once it has shown another site', async () => {
  const at = loginTab();
  const { answer, popup } = await begin(at);
  at.pass(500);
  if (popup) popup.closed = true;
  for (let looks = 0; looks < 8; looks += 1) at.pass(500);
  expect(await answer).toEqual({ failure: { reason: 'cancelled' } });
});

test('an answer that no page waits for stays in its own window, and fails there', async () => {
  const at = loginTab({ href: `${PAGE}?code=C&state=S` });
  expect(await login(at).result).toEqual({ failure: { reason: 'no_pending_login' } });
  expect(at.isClosed()).toBe(false);
});

test('where windows are blocked, the page is left', async () => {
  const at = loginTab({ blocks: true });
  expect(await login(at).start({ mode: 'popup' })).toEqual({ leaving: true });
  expect(at.left).toHaveLength(1);
});

test('a window is opened within the click, before anything is waited for', () => {
  const at = loginTab();
  void login(at).start({ mode: 'popup' });
  expect(at.opened).toHaveLength(1);
});

test('a login that cannot begin closes its window', async () => {
  const at = loginTab();
  at.browser.framed = true;
  expect(await login(at).start({ mode: 'popup' })).toEqual({ failure: { reason: 'framed' } });
  expect(at.opened[0]?.closed).toBe(true);
});
