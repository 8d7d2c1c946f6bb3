import type { Browser, Channel, Locks, Store } from '../../web/auth/browser.ts';
import type { Config } from '../../web/config/config.ts';
import { parseConfig } from '../../web/config/parse-config.ts';

/** One request that the page made. */
export interface SentRequest {
  url: string;
  init: RequestInit;
  form: URLSearchParams;
}

/** What the tabs of one browser share: locks and messages. */
export interface Machine {
  held: Set<string>;
  channels: Set<{ name: string; hear: (data: unknown) => void }>;
}

/** A tab, as plain data. */
export interface Tab {
  browser: Browser;
  store: Map<string, string>;
  sent: SentRequest[];
  /** Every URL that the tab left for. */
  left: string[];
  /** Every URL that replaced the one in the address bar. */
  replaced: string[];
  clock: { now: number };
  /** Moves the clock and runs every timer that is due. */
  pass: (ms: number) => void;
  fire: (type: string, event?: object) => void;
  network: { online: boolean };
  /** Ends the document, which frees its locks and timers. */
  close: () => void;
}

/** What a tab can be made to do. */
export interface TabOptions {
  href?: string;
  machine?: Machine;
  store?: Map<string, string>;
  answer?: (request: SentRequest) => Promise<Response> | Response;
  now?: number;
}

export const PAGE = 'https://me.example/login/';
export const NOW = Date.UTC(2026, 10, 23);

const NEVER = new Promise<never>(() => undefined);

/** A browser without tabs. */
export function machine(): Machine {
  return { held: new Set(), channels: new Set() };
}

/** The page's configuration, from the variables of a build. */
export function config(env: Record<string, string> = {}): Config {
  const parsed = parseConfig({ VITE_INSTAGRAM_CLIENT_ID: '1784', ...env }, PAGE);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed;
}

/** A configuration with the simulated Instagram and its token flow of the classic API. */
export function simulatedConfig(): Config {
  return config({
    VITE_SIMULATOR_URL: 'http://localhost:8788/',
    VITE_LEGACY_CLIENT_ID: '51a0000000000000000000000000c11e',
  });
}

/** Opens a tab. */
export function tab(options: TabOptions = {}): Tab {
  const { held, channels } = options.machine ?? machine();
  const store = options.store ?? new Map<string, string>();
  const clock = { now: options.now ?? NOW };
  const network = { online: true };
  const sent: SentRequest[] = [];
  const left: string[] = [];
  const replaced: string[] = [];
  const mine = new Set<string>();
  const myChannels = new Set<{ name: string; hear: (data: unknown) => void }>();
  const timers = new Set<{ at: number; act: () => void }>();
  const listeners: { type: string; listener: (event: Event) => void; once: boolean }[] = [];
  let href = options.href ?? PAGE;
  let closed = false;
  const browser: Browser = {
    fetch: async (url, init) => {
      if (closed) return await NEVER;
      const request = { url, init, form: formOf(init.body) };
      sent.push(request);
      const answer = options.answer ?? (() => Response.json(TOKEN_REPLY));
      return await abortable(Promise.resolve(answer(request)), init.signal ?? undefined);
    },
    location: {
      get href() {
        return href;
      },
      assign: (url) => void left.push(url),
    },
    history: {
      state: null,
      replaceState(data, _unused, url) {
        Object.assign(this, { state: data });
        href = new URL(url, href).href;
        replaced.push(href);
      },
    },
    sessionStorage: () => storeOf(store),
    crypto: globalThis.crypto,
    locks: locksOf(held, mine, () => closed),
    channel: (name) => channelOf(name, channels, myChannels),
    events: {
      addEventListener: (type, listener, opts) =>
        void listeners.push({ type, listener, once: opts !== undefined && 'once' in opts }),
    },
    now: () => clock.now,
    after: (ms, act) => {
      const timer = { at: clock.now + ms, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    online: () => network.online,
    framed: false,
  };
  return {
    browser,
    store,
    sent,
    left,
    replaced,
    clock,
    network,
    pass: (ms) => {
      clock.now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= clock.now)) {
        timers.delete(timer);
        timer.act();
      }
    },
    fire: (type, event = {}) => {
      for (const one of listeners.filter((each) => each.type === type)) {
        if (one.once) listeners.splice(listeners.indexOf(one), 1);
        one.listener(Object.assign(new Event(type), event));
      }
    },
    close: () => {
      closed = true;
      for (const name of mine) held.delete(name);
      for (const channel of myChannels) channels.delete(channel);
      timers.clear();
    },
  };
}

/** A successful reply of the proxy. */
export const TOKEN_REPLY = {
  access_token: 'IGAAtoken',
  token_type: 'bearer',
  expires_in: 5_183_944,
  refresh_token: 'IGAAtoken',
  scope: 'instagram_business_basic',
  user_id: '36220564007528767',
};

function formOf(body: RequestInit['body']): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}

/** A `sessionStorage` over a map that a test can inspect. */
export function storeOf(map: Map<string, string>): Store {
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

function locksOf(held: Set<string>, mine: Set<string>, closed: () => boolean): Locks {
  return {
    request: async (name, _options, granted) => {
      await Promise.resolve();
      // The document is gone, so nothing in it continues.
      if (closed()) return await NEVER;
      if (held.has(name)) return granted(null);
      held.add(name);
      mine.add(name);
      // Held while the promise is pending, which may be for ever.
      const kept = await granted({ name });
      held.delete(name);
      mine.delete(name);
      return kept;
    },
  };
}

function channelOf(name: string, all: Machine['channels'], mine: Machine['channels']): Channel {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const end = { name, hear: (data: unknown) => listeners.forEach((listen) => listen({ data })) };
  all.add(end);
  mine.add(end);
  return {
    postMessage: (data) => {
      for (const other of all) if (other !== end && other.name === name) other.hear(data);
    },
    addEventListener: (_type, listener) => void listeners.push(listener),
  };
}

/** Like `fetch`, rejects on an abort, whatever the answer. */
async function abortable(answer: Promise<Response>, signal?: AbortSignal): Promise<Response> {
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal?.aborted === true) reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });
  return await Promise.race([answer, aborted]);
}
