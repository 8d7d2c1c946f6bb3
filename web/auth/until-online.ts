import type { Browser } from './browser.ts';

/** How long a code waits for the network before anything is sent. */
export const OFFLINE_WAIT_MS = 45_000;

/**
 * Waits for the network; false when it does not come back in time, or the wait was cancelled.
 *
 * Does not know whether the network leads anywhere: browsers call a captive portal online.
 */
export function untilOnline(
  browser: Pick<Browser, 'events' | 'after'>,
  abort: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = browser.after(OFFLINE_WAIT_MS, () => resolve(false));
    const end = (back: boolean) => {
      cancel();
      resolve(back);
    };
    browser.events.addEventListener('online', () => end(true), { once: true });
    abort.addEventListener('abort', () => end(false), { once: true });
  });
}
