import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import Login from '../../../web/examples/svelte/Login.svelte';

let mounted: Record<string, unknown>;

beforeEach(() => {
  const props = { clientId: '1784140500000001', proxy: 'https://login.example/' };
  mounted = mount(Login, { target: document.body, props });
  flushSync();
});
afterEach(() => unmount(mounted));

function element(): Element {
  const found = document.querySelector('instagram-login');
  if (found === null) throw new Error('The element is not there.');
  return found;
}

test('the Svelte example passes its props on as attributes of the element', () => {
  expect(element().getAttribute('client-id')).toBe('1784140500000001');
  expect(element().getAttribute('proxy')).toBe('https://login.example/');
  expect(element().shadowRoot?.querySelector('button')?.disabled).toBe(false);
});

test('a login event of the Svelte example replaces the element with the page', () => {
  element().dispatchEvent(new CustomEvent('login', { detail: { userId: '36220564007528767' } }));
  flushSync();
  expect(document.body.textContent).toContain('Signed in as 36220564007528767.');
  expect(document.querySelector('instagram-login')).toBe(null);
});

test('an error event of the Svelte example shows the reason and keeps the element', () => {
  element().dispatchEvent(new CustomEvent('error', { detail: { reason: 'cancelled' } }));
  flushSync();
  expect(document.body.textContent).toContain('No login: cancelled.');
  expect(element().isConnected).toBe(true);
});
