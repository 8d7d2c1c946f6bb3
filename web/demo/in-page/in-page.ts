/**
 * The in-browser demo: the page as it is, with Instagram and the proxy answering from inside of it.
 *
 * MSW's service worker hands every request of the page back to the page: those to the proxy go to the real
 * proxy, whose own requests go the same way to the simulated Instagram. All legs are requests of the browser,
 * to be seen in its network panel; none reaches a network. All of them stay on the page's own origin, so that
 * the policy `connect-src 'self'` holds and a worker that fails can never let one out to the real Instagram.
 */
import { setupWorker } from 'msw/browser';
import { http } from 'msw/http';
import type { Browser } from '../../auth/browser.ts';
import { directoryOf } from '../../config/place.ts';
import type { Config, ConfigProblems } from '../../config/config.ts';
import { parseConfig } from '../../config/parse-config.ts';
import { DEMO_CREDENTIALS } from '../simulator/state/apps.ts';
import { showCannotRun } from './cannot-run.ts';
import { toConsentPage } from './consent-address.ts';
import { createInPageInstagram } from './simulated-instagram.ts';
import { answerInPage } from './network.ts';
import { createInPageProxy } from './proxy.ts';
import { keepRegistered, takeControl, untilAnswered } from './worker-control.ts';

/** What the first module goes on with in the demo. */
export interface InPage {
  /** In place of the build's. */
  config: Config | ConfigProblems;
  browser: Browser;
}

const NO_WORKERS =
  'It needs a service worker and this tab’s storage, which this browser doesn’t allow here. Open the page over https, or as http://localhost on this machine, in a window that allows both.';

/**
 * Makes the demo ready: when this resolves, Instagram and the proxy answer.
 *
 * Never rejects. Where it cannot run it says so in place of the page, and never resolves.
 */
export async function startInPage(browser: Browser): Promise<InPage> {
  const directory = directoryOf(browser.location.href);
  const { origin } = new URL(directory);
  const obstacles = await start(browser, origin, directory).catch(() => [NO_WORKERS]);
  if (obstacles.length > 0) {
    showCannotRun(document, obstacles);
    return await new Promise(() => undefined);
  }
  const config = parseConfig(pageEnv(origin), directory);
  return { config, browser: withConsentPage(browser, directory) };
}

/** Starts what answers, and says what stands against it. */
async function start(
  browser: Browser,
  origin: string,
  directory: string,
): Promise<readonly string[]> {
  // Absent on an insecure address, whatever the types say.
  if (!('serviceWorker' in navigator)) return [NO_WORKERS];
  const proxy = createInPageProxy({
    origin,
    directory,
    // A server's request has no cookies: those of the static host do not concern Instagram.
    fetch: (url, init) => fetch(url, { ...init, credentials: 'omit' }),
  });
  if ('faults' in proxy) return proxy.faults;
  const instagram = createInPageInstagram({
    origin,
    directory,
    store: browser.sessionStorage(),
    now: () => browser.now(),
    seed: randomNumber(),
    events: window,
  });
  const network = { origin, directory, proxy, instagram };
  const url = `${directory}mockServiceWorker.js`;
  keepRegistered(window);
  await takeControl(navigator.serviceWorker, url, browser);
  const worker = setupWorker(http.all('*', ({ request }) => answerInPage(request, network)));
  await worker.start({ serviceWorker: { url }, onUnhandledFrame: 'bypass', quiet: true });
  const answered = await untilAnswered(() => fetch(`${directory}healthz`), browser);
  return answered ? [] : [NO_WORKERS];
}

function randomNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** The settings of the build are for a real Instagram: none of them counts here. */
function pageEnv(origin: string): Record<string, string> {
  return {
    VITE_SIMULATOR_URL: origin,
    VITE_INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.instagram.clientId,
    VITE_FACEBOOK_CLIENT_ID: DEMO_CREDENTIALS.facebook.clientId,
    VITE_IMPLICIT: '1',
    VITE_LEGACY_CLIENT_ID: DEMO_CREDENTIALS.legacy.clientId,
    // A relay's pages are opened, not asked for, and in a page there is nothing to open.
    VITE_RELAY: '0',
  };
}

/** The page goes to Instagram's address; in the demo the page that stands for it opens. */
function withConsentPage(browser: Browser, directory: string): Browser {
  const { location } = browser;
  return {
    ...browser,
    location: {
      get href() {
        return location.href;
      },
      assign: (url) => location.assign(toConsentPage(directory, url)),
    },
  };
}
