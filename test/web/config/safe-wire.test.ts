import { expect, test } from 'vitest';
import { isLoopback as isLoopbackOfProxy } from '../../../proxy/config/is-loopback.ts';
import { isLoopback, isSafeWire } from '../../../web/config/safe-wire.ts';

const BOTH = [isLoopback, isLoopbackOfProxy];

test.each([
  'http://localhost/',
  ' http://LOCALHOST:8787/',
  'https://127.0.0.1/',
  'http://127.0.0.2/',
  'http://127.1/',
  'http://0x7f.0.0.1/',
  'http://[::1]:3000/',
  'http://[0:0:0:0:0:0:0:1]/',
])('the page and the proxy both recognise %s as this machine', (text) => {
  expect(BOTH.map((isIt) => isIt(new URL(text)))).toEqual([true, true]);
  expect(isSafeWire(new URL(text))).toBe(true);
});

test.each([
  'http://localhost.example/',
  'http://127.0.0.1.example/',
  'http://127.example/',
  'http://my-localhost/',
  'http://localhost@example.com/',
  'http://128.0.0.1/',
  'http://[::2]/',
  'http://0.0.0.0/',
])('neither the page nor the proxy takes %s for this machine', (text) => {
  expect(BOTH.map((isIt) => isIt(new URL(text)))).toEqual([false, false]);
  expect(isSafeWire(new URL(text))).toBe(false);
});

test('codes are sent with TLS to any host, and with plain HTTP only inside this machine', () => {
  expect(isSafeWire(new URL('https://example.com/'))).toBe(true);
  expect(isSafeWire(new URL('ftp://localhost/'))).toBe(false);
});
