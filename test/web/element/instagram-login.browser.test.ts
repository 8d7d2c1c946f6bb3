import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstagramLogin, Token } from '../../../web/element/instagram-login.ts';
import '../../../web/element/instagram-login.ts';

const TOKEN = { accessToken: 'IGAAtoken' } as Token;

let element: InstagramLogin;
beforeEach(() => {
  element = document.createElement('instagram-login');
  element.setAttribute('client-id', '1784140500000001');
  element.setAttribute('proxy', 'https://login.example/');
  document.body.append(element);
});
afterEach(() => element.remove());

const status = () => element.shadowRoot?.querySelector('[part=status]')?.textContent;

test('an element that signs out forgets its token', () => {
  element.token = TOKEN;
  element.signOut();
  expect(element.token).toBeUndefined();
});

/** What the status says once the page is shown, after something else has changed. */
function shownAfter(persisted: boolean): string | null | undefined {
  element.token = TOKEN;
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  return status();
}

test('an element whose page comes back out of the browser’s memory begins to rest', () => {
  expect(shownAfter(true)).toBe('Signed in.');
});

test('an element of a page that is loaded is left as it was', () => {
  expect(shownAfter(false)).toBe('');
});
