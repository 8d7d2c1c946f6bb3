import type { Store } from '../../auth/browser.ts';
import { demoApps } from '../simulator/state/apps.ts';
import { dispatch } from '../simulator/routes.ts';
import { createSimulation } from '../simulator/state/simulation.ts';
import { restoreSnapshot, takeSnapshot } from '../simulator/state/snapshot.ts';

/** What a simulated Instagram inside a page takes from the page. */
export interface InPageOptions {
  /** The page's origin: the simulation answers Instagram's paths there. */
  origin: string;
  /** The folder that the demo was put into, with a trailing slash: the one page that may log in. */
  directory: string;
  /** This tab's storage. */
  store: Store;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Another one for each page that is opened, or codes would repeat. */
  seed: number;
  events: { addEventListener(type: 'pagehide' | 'pageshow', listener: () => void): void };
}

/** A simulated Instagram inside a page. */
export interface InPageInstagram {
  /** As that of `createInstagram`. */
  fetch: (request: Request) => Promise<Response>;
}

/** Followed by the folder: two demos on one host have each their own. */
const KEY = 'latchkey-demo:instagram:';

/**
 * Makes a simulated Instagram whose memory is this tab's `sessionStorage`.
 *
 * The login leaves the page and comes back twice, and a code that was given out on the consent page must be
 * known, and known to be spent, on the other one. A tab logs in by itself, so what ends with the tab is enough.
 * Only invented people, codes and tokens are ever in there: a demo has no way to a real one. Signing out
 * forgets the page's token and not Instagram's, here as there.
 */
export function createInPageInstagram(options: InPageOptions): InPageInstagram {
  const { store, now, events, directory } = options;
  const key = `${KEY}${directory}`;
  const simulation = createSimulation({
    ...options,
    apps: demoApps([directory]),
    inPage: true,
  });
  const recall = () => restoreSnapshot(simulation, store.getItem(key), now());
  const remember = () => store.setItem(key, takeSnapshot(simulation, now()));
  recall();
  // A page out of the back/forward cache slept while the consent page went on.
  events.addEventListener('pageshow', recall);
  events.addEventListener('pagehide', remember);
  return {
    fetch: async (request) => {
      try {
        return await dispatch(request, simulation);
      } finally {
        remember();
      }
    },
  };
}
