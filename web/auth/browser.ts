/** One tab's `sessionStorage`, as far as the login uses it. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What of the Web Locks API the login uses: a lock that is free now, or none. */
export interface Locks {
  /** Asked for its side effect alone: the browser's first answer about locks takes it longest. */
  query?(): Promise<unknown>;
  request(
    name: string,
    options: { ifAvailable: true },
    granted: (lock: unknown) => unknown,
  ): Promise<unknown>;
}

/** A channel to the other tabs of this page. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/**
 * What the login uses of the browser: `realBrowser` in a page, plain objects in tests.
 *
 * What an old browser or an insecure address lacks is optional.
 */
export interface Browser {
  fetch(url: string, init: RequestInit): Promise<Response>;
  location: { readonly href: string; assign(url: string): void };
  history: {
    readonly state?: unknown;
    replaceState(data: unknown, unused: string, url: string): void;
  };
  /** Throws a `SecurityError` where cookies are blocked. */
  sessionStorage(): Store;
  /** For the time of the last sign-out alone; never for a token. Throws where storage is blocked. */
  localStorage?(): Store;
  crypto: {
    getRandomValues?(bytes: Uint8Array<ArrayBuffer>): unknown;
    subtle?: { digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> };
  };
  locks?: Locks | undefined;
  /** Opens a channel of this name. */
  channel(name: string): Channel;
  /** `online`, `pageshow` and `visibilitychange` arrive here. */
  events: {
    addEventListener(type: string, listener: (event: Event) => void, options?: object): void;
  };
  /** Milliseconds since the epoch. */
  now(): number;
  /** Acts once, after so many milliseconds, unless what it returns is called before. */
  after(ms: number, act: () => void): () => void;
  online(): boolean;
  /** Whether another page shows this one in a frame. */
  framed: boolean;
}

/**
 * The browser that a script runs in. Leaves `localStorage` out: only the page itself keeps anything there.
 *
 * Looks up `fetch` and the storage when they are used, since a page may replace the one and block the other.
 */
export function realBrowser(window: Window & typeof globalThis): Browser {
  const { location, history, crypto, navigator } = window;
  return {
    ...{ location, history, crypto, locks: navigator.locks, events: window },
    fetch: (url, init) => window.fetch(url, init),
    sessionStorage: () => window.sessionStorage,
    channel: (name) => new BroadcastChannel(name),
    now: Date.now,
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    online: () => navigator.onLine,
    framed: window.top !== window,
  };
}
