import { isClaimed } from '../auth/is-claimed.ts';
import type { LoginBrowser } from './login-browser.ts';
import type { PageAnswer } from './login-page.ts';
import { POPUP_CHANNEL, type HandOver } from './popup.ts';

/**
 * Hands an answer that no login of this tab asked for over to the page that opened this window for it, and closes the window; false
 * when no page waits for it.
 *
 * Rejects where the browser lacks hashes; then no page can wait.
 */
export async function handOver(
  browser: LoginBrowser,
  { href, callback: { state }, login }: PageAnswer,
): Promise<boolean> {
  if (login || !state || !browser.locks || !(await isClaimed(browser, POPUP_CHANNEL + state)))
    return false;
  browser.channel(POPUP_CHANNEL).postMessage({ state, href } satisfies HandOver);
  browser.window.close();
  return true;
}
