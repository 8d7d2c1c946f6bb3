import type { Browser } from '../auth/browser.ts';

/** A longer delay wraps around to none at all. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/**
 * Tells whether a token is expired, now and when its time is over; what it returns ends the watch.
 *
 * By this device's clock, and timers stop while a device sleeps: watch again when the page is seen again.
 */
export function watchExpiry(
  browser: Pick<Browser, 'now' | 'after'>,
  expiresAt: number | undefined,
  tell: (expired: boolean) => void,
): () => void {
  const left = (expiresAt ?? Infinity) - browser.now();
  tell(left <= 0);
  if (left <= 0 || left === Infinity) return () => undefined;
  let cancel = browser.after(Math.min(left, TIMER_MAX_MS), () => {
    cancel = watchExpiry(browser, expiresAt, tell);
  });
  return () => cancel();
}
