import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteDeparture, takeDeparture } from '../../../web/flight/departure.ts';
import { NOW, tab } from '../fake-browser.ts';

const LOGIN = { kind: 'login', provider: 'instagram', responseType: 'code', at: NOW } as const;

test.each([LOGIN, { kind: 'pasted-code', at: NOW }, { kind: 'pasted-token', at: NOW }] as const)(
  'what was begun is remembered across a reload, once: $kind',
  (departure) => {
    const { browser, store } = tab();
    noteDeparture(browser, departure);
    const reloaded = tab({ store });
    expect(takeDeparture(reloaded.browser)).toEqual(departure);
    expect(takeDeparture(reloaded.browser)).toBeUndefined();
    expect(store.size).toBe(0);
  },
);

test('storage that is blocked stops nothing', () => {
  const sessionStorage = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  expect(() => noteDeparture({ sessionStorage }, LOGIN)).not.toThrow();
  expect(takeDeparture({ sessionStorage })).toBeUndefined();
});

test('a record that is not ours is none', () => {
  const record = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object().map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(record, (text) => {
      const { browser } = tab({ store: new Map([['latchkey:departure', text]]) });
      expect(takeDeparture(browser)).toBeUndefined();
    }),
    { numRuns: 10_000, seed: 3 },
  );
});
