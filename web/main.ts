/**
 * The first module: what must happen before anything else on the page, and the only place where the
 * real browser comes in. Its imports are small on purpose: the token request leaves before the rest of
 * the page is even fetched.
 */
import { arrive, takeAddress } from './auth/arrival.ts';
import { realBrowser, type Browser } from './auth/browser.ts';
import { proxyUrl } from './config/place.ts';
import type { Config, ConfigProblems } from './config/config.ts';

declare global {
  interface ImportMetaEnv {
    readonly VITE_PROXY_URL?: string;
  }
}

/** A style sheet that does not come in this time, in milliseconds, is not waited for. */
const STYLE_SHEET_WAIT_MS = 3_000;

let browser: Browser = { ...realBrowser(window), localStorage: () => localStorage };

// The settings of a link, or its claim; an ordinary URL leaves nothing here.
const link = location.href.split(/#(?:settings=|(?=claim=))/)[1];
// First of all, and whatever comes of it: the address holds no code and no token from here on.
const callback = takeAddress(browser);
const dressed = dress();
void start();

/** Not at the top level: a module that the page shares with this one would wait for itself. */
async function start(): Promise<void> {
  let demo: Config | ConfigProblems | undefined;
  let configured = import.meta.env.VITE_PROXY_URL;
  // The in-browser demo answers for Instagram and the proxy; no other build has a byte of it.
  if (import.meta.env.VITE_DEMO === '1') {
    const { startInPage } = await import('./demo/in-page/in-page.ts');
    ({ config: demo, browser } = await startInPage(browser));
    configured = undefined;
  }
  const arrival = await arrive(browser, proxyUrl(configured, location.href), callback);
  try {
    const { mount } = await import('./mount.ts');
    await dressed;
    await mount({ demo, browser, arrival, link });
  } catch (error) {
    document.body.replaceChildren(document.querySelector('template')?.content ?? '');
    throw error;
  }
}

/**
 * Has the page's style sheet loaded, which the build left for this module to ask for.
 *
 * Resolves when it is there, cannot come or is late: a page without its looks still logs in.
 */
function dress(): Promise<unknown> {
  const sheet = document.querySelector<HTMLLinkElement>('link[disabled]');
  // The development server loads it with the document.
  if (!sheet) return Promise.resolve();
  return new Promise((done) => {
    sheet.disabled = false;
    sheet.onload = sheet.onerror = done;
    // A browser that loads what is disabled has it already.
    setTimeout(done, sheet.sheet ? 0 : STYLE_SHEET_WAIT_MS);
  });
}
