import { afterEach, expect, test } from 'vitest';
import { realBrowser } from '../../../web/auth/browser.ts';

const fetch = window.fetch.bind(window);
afterEach(() => {
  window.fetch = fetch;
  sessionStorage.clear();
});

test('the login sends with the fetch that the page has put in the place of the browser’s', async () => {
  const browser = realBrowser(window);
  window.fetch = () => Promise.resolve(new Response('replaced'));
  const reply = await browser.fetch('https://login.example/', {});
  expect(await reply.text()).toBe('replaced');
});

test('the login keeps what it keeps in the storage of this tab', () => {
  realBrowser(window).sessionStorage().setItem('latchkey:test', '1');
  expect(sessionStorage.getItem('latchkey:test')).toBe('1');
});

test('what one page of the browser says on a channel reaches the others', async () => {
  const [here, there] = [realBrowser(window), realBrowser(window)];
  const heard = new Promise((resolve) => {
    there.channel('latchkey:test').addEventListener('message', ({ data }) => resolve(data));
  });
  here.channel('latchkey:test').postMessage('hello');
  expect(await heard).toBe('hello');
});

test('a page that another one shows knows that it is in a frame', () => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inside = frame.contentWindow as Window & typeof globalThis;
  expect(realBrowser(inside).framed).toBe(true);
  frame.remove();
});

test('an act that was put off happens in time, unless it was called off before', async () => {
  const browser = realBrowser(window);
  const acts: string[] = [];
  browser.after(1, () => acts.push('called off'))();
  await new Promise<void>((resolve) => {
    browser.after(2, () => {
      acts.push('done');
      resolve();
    });
  });
  expect(acts).toEqual(['done']);
});
