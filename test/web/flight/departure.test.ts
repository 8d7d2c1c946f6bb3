import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastDeparture, noteDeparture } from '../../../web/flight/departure.ts';
import { NOW, tab } from '../fake-browser.ts';

const LOGIN = { kind: 'login', provider: 'instagram', responseType: 'code', at: NOW } as const;

const RELAY = { issuer: 'https://me.example', authorizeUrl: 'https://me.example/authorize' };

test.each([
  LOGIN,
  { ...LOGIN, relay: RELAY },
  { kind: 'pasted-code', at: NOW },
  { kind: 'pasted-token', at: NOW },
] as const)('the login in progress is remembered across a reload: $kind', (departure) => {
  const { browser, store } = tab();
  noteDeparture(browser, departure);
  const reloaded = tab({ store });
  expect(lastDeparture(reloaded.browser)).toEqual(departure);
});

test('blocked storage does not stop a login', () => {
  const sessionStorage = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  expect(() => noteDeparture({ sessionStorage }, LOGIN)).not.toThrow();
  expect(lastDeparture({ sessionStorage })).toBeUndefined();
});

test('a stored record that is not ours is ignored', () => {
  const record = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object().map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(record, (text) => {
      const { browser } = tab({ store: new Map([['latchkey:departure', text]]) });
      expect(lastDeparture(browser)).toBeUndefined();
    }),
    { numRuns: 10_000, seed: 3 },
  );
});
