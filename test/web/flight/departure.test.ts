import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgetDeparture, lastDeparture, noteDeparture } from '../../../web/flight/departure.ts';
import { NOW, tab } from '../fake-browser.ts';

const LOGIN = { kind: 'login', provider: 'instagram', responseType: 'code', at: NOW } as const;

const RELAY = { issuer: 'https://me.example', authorizeUrl: 'https://me.example/authorize' };

test.each([
  LOGIN,
  { ...LOGIN, relay: RELAY },
  { kind: 'pasted-code', at: NOW },
  { kind: 'pasted-token', at: NOW },
] as const)(
  'the begun login is remembered across a reload until it is forgotten: $kind',
  (departure) => {
    const { browser, store } = tab();
    noteDeparture(browser, departure);
    const reloaded = tab({ store });
    expect(lastDeparture(reloaded.browser)).toEqual(departure);
    forgetDeparture(reloaded.browser);
    expect(store.size).toBe(0);
  },
);

test('blocked storage does not stop a login', () => {
  const sessionStorage = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  expect(() => noteDeparture({ sessionStorage }, LOGIN)).not.toThrow();
  expect(lastDeparture({ sessionStorage })).toBeUndefined();
  expect(() => forgetDeparture({ sessionStorage })).not.toThrow();
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
