import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createView, type Host, type Shared } from '../../../web/element/view.ts';
import { openPage } from '../../../web/login/page.ts';
import { machine, PAGE } from '../fake-browser.ts';
import { loginTab, type LoginTab } from '../login/login-tab.ts';

const ATTRIBUTES = { 'client-id': '178', proxy: PAGE };
const warn = console.warn.bind(console);
let warned: string[];

beforeEach(() => {
  warned = [];
  console.warn = (text: string) => void warned.push(text);
});
afterEach(() => {
  document.body.replaceChildren();
  console.warn = warn;
});

/** What the elements of a tab's page share. */
function pageOf(at: LoginTab): Shared {
  return { page: openPage(at.browser), ready: Promise.resolve(), views: new Set() };
}

/** Puts an element into the page of a tab, and hears its events. */
function put(at: LoginTab, shared: Shared, attributes: Record<string, string> = {}) {
  const host = Object.assign(document.createElement('div'), {
    token: undefined,
    failure: undefined,
  }) as Host;
  for (const [name, value] of Object.entries({ ...ATTRIBUTES, ...attributes }))
    host.setAttribute(name, value);
  const heard: [type: string, detail: unknown][] = [];
  for (const type of ['login', 'error'])
    host.addEventListener(type, (event) => heard.push([type, (event as CustomEvent).detail]));
  const view = createView(host, shared);
  const [button, status, error] = ['button', 'p[role=status]', 'p[role=alert]'].map(
    (it) => host.shadowRoot?.querySelector<HTMLElement>(it) ?? document.createElement('p'),
  ) as [HTMLButtonElement, HTMLElement, HTMLElement];
  document.body.append(host);
  view.connect();
  at.pass(0);
  return { host, view, heard, button, status, error };
}

/** Begins a login, and gives the tab as it is sent back. */
async function back(query = 'code=C'): Promise<LoginTab> {
  const at = loginTab();
  const { button } = put(at, pageOf(at));
  button.click();
  await vi.waitUntil(() => at.left[0]);
  document.body.replaceChildren();
  const state = new URL(at.left[0] ?? '').searchParams.get('state') ?? '';
  return loginTab({ store: at.store, href: `${PAGE}?${query}&state=${state}` });
}

test('a click leaves for Instagram with the button off, until the consent page is not coming', async () => {
  const at = loginTab();
  const { button, status } = put(at, pageOf(at));
  expect([button.disabled, status.textContent]).toEqual([false, '']);
  button.click();
  await vi.waitUntil(() => at.left[0]);
  expect([button.disabled, status.textContent]).toEqual([true, 'Waiting for Instagram…']);
  at.pass(15_000);
  expect([button.disabled, status.textContent]).toEqual([false, '']);
});

test('an element whose page comes back out of the browser’s memory can be clicked again', async () => {
  const at = loginTab();
  const { button, view } = put(at, pageOf(at));
  button.click();
  await vi.waitUntil(() => at.left[0]);
  view.rest();
  expect(button.disabled).toBe(false);
});

test('without a network a waiting element says so', async () => {
  const at = loginTab();
  at.network.online = false;
  const { button, status } = put(at, pageOf(at));
  button.click();
  await vi.waitUntil(() => at.left[0]);
  expect(status.textContent).toBe('Waiting for a connection…');
});

test('the answer is a login event with the token, once for each element, until the page signs out', async () => {
  const at = await back();
  const shared = pageOf(at);
  const [first, second] = [put(at, shared), put(at, shared)];
  await vi.waitFor(() => expect([first.heard.length, second.heard.length]).toEqual([1, 1]));
  expect(first.heard[0]).toMatchObject(['login', { accessToken: 'IGAAtoken' }]);
  expect([first.button.hidden, first.status.textContent]).toEqual([true, 'Signed in.']);
  expect(at.sent).toHaveLength(1);
  first.view.soon();
  at.pass(0);
  first.view.signOut();
  expect([first.host.token, first.button.hidden]).toEqual([undefined, false]);
  const late = put(at, shared);
  await Promise.resolve();
  expect([late.heard, first.heard.length]).toEqual([[], 1]);
});

test('a cancelled login is an error event and a sentence, which the next click takes away', async () => {
  const at = await back('error=access_denied&error_reason=user_denied');
  const { host, heard, error, button } = put(at, pageOf(at));
  await vi.waitFor(() => expect(heard).toEqual([['error', { reason: 'cancelled' }]]));
  expect(error.textContent).toBe('You cancelled the login. Nothing was shared.');
  expect(host.failure).toEqual({ reason: 'cancelled' });
  button.click();
  expect([error.textContent, host.failure]).toEqual(['', undefined]);
});

test('wrong attributes are named on the console once, and the button is off until they are right', () => {
  const at = loginTab();
  const { host, view, button, error } = put(at, pageOf(at), { 'client-id': 'my app' });
  expect(warned).toEqual(['<div>: client-id is not an app ID']);
  expect(button.disabled).toBe(true);
  expect(error.textContent).toBe('This login is not set up correctly. Tell the site’s owner.');
  view.soon();
  at.pass(0);
  host.setAttribute('client-id', '178');
  view.soon();
  at.pass(0);
  expect([warned.length, button.disabled, error.textContent]).toEqual([1, false, '']);
});

test('attributes that are wrong by the time of the click begin no login', () => {
  const at = loginTab();
  const { host, button } = put(at, pageOf(at));
  host.setAttribute('client-id', 'my app');
  button.click();
  expect([at.left, at.opened, button.disabled]).toEqual([[], [], true]);
});

test('what a window answers to one element all of them get', async () => {
  const shared = machine();
  const at = loginTab({ machine: shared });
  const page = pageOf(at);
  const elements = [put(at, page, { mode: 'popup' }), put(at, page, { mode: 'popup' })];
  elements[0]?.button.click();
  const href = (await at.opened[0]?.sentTo) ?? '';
  expect([elements[0]?.button.disabled, at.left]).toEqual([false, []]);
  const state = new URL(href).searchParams.get('state') ?? '';
  const inWindow = loginTab({ machine: shared, href: `${PAGE}?code=C&state=${state}` });
  put(inWindow, pageOf(inWindow), { mode: 'popup' });
  await vi.waitFor(() => {
    at.pass(0);
    expect(elements.map(({ heard }) => heard[0]?.[0])).toEqual(['login', 'login']);
  });
  expect(at.sent).toHaveLength(1);
});

test('a login in a window that the browser refuses to open leaves the page', async () => {
  const at = loginTab({ blocks: true });
  const { button } = put(at, pageOf(at), { mode: 'popup' });
  button.click();
  await vi.waitUntil(() => at.left[0]);
  expect(button.disabled).toBe(true);
});

test('a login that cannot begin is an error event', async () => {
  const at = loginTab();
  at.browser.framed = true;
  const { heard, button, error } = put(at, pageOf(at));
  button.click();
  await vi.waitFor(() => expect(heard).toEqual([['error', { reason: 'framed' }]]));
  expect(error.textContent).toMatch(/^Open this page in its own tab/);
});
