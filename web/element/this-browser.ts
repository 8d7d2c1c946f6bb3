import type { Browser } from '../auth/browser.ts';

/** The real browser; called where there is one, never while a server imports the element. */
export function thisBrowser(): Browser {
  return {
    fetch: (url, init) => fetch(url, init),
    location,
    history,
    sessionStorage: () => sessionStorage,
    crypto,
    locks: navigator.locks,
    channel: (name) => new BroadcastChannel(name),
    events: window,
    now: Date.now,
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    online: () => navigator.onLine,
    framed: top !== self,
  };
}
