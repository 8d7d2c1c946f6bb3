import type { Browser } from '../../auth/browser.ts';
import { trusted } from '../trusted.ts';

/** A worker that is there claims its page within milliseconds. */
const CLAIM_TIMEOUT_MS = 3_000;
const ATTEMPTS = 20;
const PAUSE_MS = 100;

/**
 * Has the worker control this page before MSW looks for it.
 *
 * MSW would reload a page that is not controlled yet, and the code that was just taken out of its address would
 * be lost. After a forced reload no worker can take control: then MSW reloads, with nothing left to lose.
 * Rejects where the browser does not let a worker be registered.
 */
export async function takeControl(
  workers: ServiceWorkerContainer,
  url: string,
  browser: Pick<Browser, 'after'>,
): Promise<void> {
  if (workers.controller?.scriptURL === url) return;
  const claimed = new Promise<void>((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(), { once: true });
    browser.after(CLAIM_TIMEOUT_MS, resolve);
  });
  await workers.register(trusted.createScriptURL(url));
  await claimed;
}

/**
 * Keeps the worker registered when the page is left; to be called before MSW starts.
 *
 * MSW takes its worker away with the last page. In a login the next page is on its way by then, and would
 * find a registration that dies under it. What stays behind lets every request through.
 */
export function keepRegistered(events: Pick<Window, 'addEventListener'>): void {
  events.addEventListener('pagehide', (event) => event.stopImmediatePropagation());
}

/**
 * Asks until there is a good answer, for two seconds at most, and says whether there was one.
 *
 * A worker that just came may still let a request through to the static host, which knows nothing.
 */
export async function untilAnswered(
  ask: () => Promise<Response>,
  browser: Pick<Browser, 'after'>,
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const answered = await ask().then(isJson, () => false);
    if (answered) return true;
    await new Promise<void>((resolve) => void browser.after(PAUSE_MS, resolve));
  }
  return false;
}

/** A host may well answer 200 and its own page to any address. */
function isJson({ ok, headers }: Response): boolean {
  return ok && (headers.get('content-type') ?? '').startsWith('application/json');
}
