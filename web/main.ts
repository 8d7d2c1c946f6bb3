/**
 * The first module: what must happen before anything else on the page, and the only place where the
 * real browser comes in. Its imports are small on purpose: the token request leaves before the rest of
 * the page is even fetched.
 */
import { arrive, takeAddress } from './auth/arrival.ts';
import { realBrowser, type Browser } from './auth/browser.ts';
import { proxyUrl } from './config/place.ts';
import type { Config, ConfigProblems } from './config/config.ts';
import { dress } from './dress.ts';

declare global {
  interface ImportMetaEnv {
    readonly VITE_PROXY_URL?: string;
  }
}

let browser: Browser = { ...realBrowser(window), localStorage: () => localStorage };

// The settings of a link, or its claim; an ordinary URL leaves nothing here.
const link = location.href.split(/#(?:settings=|(?=claim=))/)[1];
// First of all, and whatever comes of it: the address holds no code and no token from here on.
const callback = takeAddress(browser);
// The browser is slow to answer its first question about locks, so it is asked while the code is read and hashed. Where locks
// are blocked, that is said when a login needs one.
browser.locks?.query?.().catch(() => undefined);
void start();

/** Not at the top level: a module that the page shares with this one would wait for itself. */
async function start(): Promise<void> {
  let demo: Config | ConfigProblems | undefined;
  let configured = import.meta.env.VITE_PROXY_URL;
  // The in-browser demo answers for Instagram and the proxy; no other build has a byte of it.
  if (import.meta.env.VITE_DEMO === '1') {
    // Also where it cannot run, and says so in place of the page.
    void dress();
    const { startInPage } = await import('./demo/in-page/in-page.ts');
    ({ config: demo, browser } = await startInPage(browser));
    configured = undefined;
  }
  const arriving = arrive(browser, proxyUrl(configured, location.href), callback);
  // While the code is claimed. What other screens look like would only be in the way of a token.
  const dressed = dress(callback.kind === 'nothing' ? undefined : 1);
  const arrival = await arriving;
  try {
    const { mount } = await import('./mount.ts');
    await dressed;
    await mount({ demo, browser, arrival, link });
  } catch (error) {
    document.body.replaceChildren(document.querySelector('template')?.content ?? '');
    throw error;
  }
}
