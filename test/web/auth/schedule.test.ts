import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { exchangeCode, type Exchange } from '../../../web/auth/exchange.ts';
import { holdClaims } from '../../../web/session/claims.ts';
import { USED_PREFIX } from '../../../web/auth/claim.ts';
import { config, machine, PAGE, tab, type Machine, type Tab } from '../fake-browser.ts';

const CONFIG = config();
const ACTIONS = [
  'click',
  'return',
  'return again',
  'duplicate',
  'reload',
  'back',
  'go offline',
  'come online',
  'abort',
  'time passes',
  'time out',
] as const;
const FAULTS = ['none', 'reset', 'stall', '504'] as const;

type Step = { tab: number; action: (typeof ACTIONS)[number]; fault: (typeof FAULTS)[number] };

/** Two tabs and one Instagram, with the codes it issued and how often each was sent to the proxy. */
interface World {
  shared: Machine;
  tabs: Tab[];
  /** The URL that each tab was last sent back to. */
  addresses: string[];
  ledger: Map<string, number>;
  exchanges: Exchange[];
  codes: number;
  fault: Step['fault'];
}

function world(): World {
  const shared = machine();
  const made: World = {
    shared,
    tabs: [],
    addresses: ['', ''],
    ledger: new Map(),
    exchanges: [],
    codes: 0,
    fault: 'none',
  };
  made.tabs = [openTab(made), openTab(made)];
  return made;
}

function openTab(at: World, store = new Map<string, string>(), now?: number): Tab {
  const opened = tab({
    machine: at.shared,
    store,
    ...(now === undefined ? {} : { now }),
    answer: ({ form }) => {
      const code = form.get('code') ?? '';
      at.ledger.set(code, (at.ledger.get(code) ?? 0) + 1);
      return answerWith(at.fault);
    },
  });
  // Any function that tells values apart can be the hash here. The real one leaves the thread.
  const digest = (_name: string, data: Uint8Array<ArrayBuffer>) => Promise.resolve(data.buffer);
  const crypto = {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => globalThis.crypto.getRandomValues(bytes),
    subtle: { digest },
  };
  return { ...opened, browser: { ...opened.browser, crypto } };
}

function answerWith(fault: Step['fault']): Promise<Response> | Response {
  switch (fault) {
    case 'none':
      return Response.json({ access_token: 'T', token_type: 'bearer' });
    case 'reset':
      return Promise.reject(new TypeError('reset'));
    case 'stall':
      return new Promise(() => undefined);
    case '504':
      return new Response('', { status: 504 });
  }
}

/** Opens the page of this tab at a URL. The old document ends, and a new one reads the answer. */
function load(at: World, index: number, address: string): void {
  const old = at.tabs[index];
  if (old === undefined) return;
  old.close();
  // The new document has the claims of the old one again. The moment between them is not modelled.
  for (const key of old.store.keys()) if (key.startsWith(USED_PREFIX)) at.shared.held.add(key);
  const fresh = openTab(at, old.store, old.clock.now);
  fresh.network.online = old.network.online;
  at.tabs[index] = fresh;
  fresh.browser.history.replaceState(null, '', PAGE + address);
  void run(at, fresh);
}

async function run(at: World, { browser, fire, network }: Tab): Promise<void> {
  const arrival = await arrive(browser, CONFIG.proxyUrl, takeAddress(browser));
  await holdClaims(browser);
  if (arrival.kind !== 'code') return;
  if (arrival.exchange !== undefined) {
    at.exchanges.push(arrival.exchange);
    return;
  }
  network.online = true;
  fire('online');
  at.exchanges.push(exchangeCode(browser, CONFIG.proxyUrl, arrival.grant));
}

async function act(at: World, { tab: index, action, fault }: Step): Promise<void> {
  const here = at.tabs[index];
  if (here === undefined) return;
  at.fault = fault;
  switch (action) {
    case 'click': {
      const begun = await beginLogin(here.browser, CONFIG, {
        provider: 'instagram',
        responseType: 'code',
      });
      const state = 'url' in begun ? new URL(begun.url).searchParams.get('state') : '';
      at.codes += 1;
      at.addresses[index] = `?code=C${at.codes}&state=${state ?? ''}#_`;
      return;
    }
    case 'return':
    case 'return again':
      load(at, index, at.addresses[index] ?? '');
      return;
    case 'duplicate':
      // The original tab stays open in the background.
      at.tabs[1 - index] = openTab(at, new Map(here.store), here.clock.now);
      at.addresses[1 - index] = at.addresses[index] ?? '';
      load(at, 1 - index, at.addresses[index] ?? '');
      return;
    case 'reload':
      load(at, index, '');
      return;
    case 'back':
      here.fire('pageshow', { persisted: true });
      return;
    case 'go offline':
      here.network.online = false;
      return;
    case 'come online':
      here.network.online = true;
      here.fire('online');
      return;
    case 'abort':
      at.exchanges.pop()?.abort();
      return;
    case 'time passes':
      here.pass(60_000);
      return;
    case 'time out':
      here.pass(15_000);
  }
}

/** Lets everything in progress go as far as it can while the clock stands still. */
const pause = () => new Promise((resolve) => setImmediate(resolve));

const step: fc.Arbitrary<Step> = fc.record({
  tab: fc.constantFrom(0, 1),
  action: fc.constantFrom(...ACTIONS, 'click' as const, 'return' as const, 'return' as const),
  fault: fc.constantFrom(...FAULTS),
});

test('S1: no code is sent twice, whatever happens to two tabs', async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.boolean()), { minLength: 3, maxLength: 20 }),
      async (steps) => {
        const at = world();
        for (const [each, settled] of steps) {
          await act(at, each);
          if (settled) await pause();
        }
        await pause();
        sent += at.ledger.size;
        expect([...at.ledger].filter(([, times]) => times > 1)).toEqual([]);
      },
    ),
    { numRuns: 10_000, seed: 6 },
  );
  // The schedules do send codes. A page that never sends one would pass everything above.
  expect(sent).toBeGreaterThan(4_000);
}, 120_000);
