/** A login in a window of its own, from the side of the page that opened it. */
import { markOf } from '../auth/claim.ts';
import type { LoginBrowser, Popup } from './login-browser.ts';

/** The channel on which the window hands its answer over; with a `state`, the lock of the page that waits for it. */
export const POPUP_CHANNEL = 'latchkey:popup';

/** How often the page looks whether the window is gone, and how many looks in a row must agree. */
const LOOK_MS = 500;
const LOOKS = 6;

/** What the window hands over: the address that it was sent back to, whole. */
export interface HandOver {
  state: string;
  href: string;
}

/**
 * Sends the window to the consent page and waits for the address that it is sent back to; undefined when the
 * person closes the window.
 *
 * A channel carries the answer, because a `Cross-Origin-Opener-Policy` on the way cuts the two windows off.
 */
export async function answerFrom(
  browser: LoginBrowser,
  popup: Popup,
  url: string,
): Promise<string | undefined> {
  const state = new URL(url).searchParams.get('state') ?? '';
  const answer = new Promise<string | undefined>((resolve) => {
    browser.channel(POPUP_CHANNEL).addEventListener('message', ({ data }) => {
      const said = data as HandOver;
      if (said.state === state) resolve(said.href);
    });
    watch(browser, popup, () => resolve(undefined));
  });
  const name = await markOf(browser, POPUP_CHANNEL + state);
  await browser.locks?.request(name, { ifAvailable: true }, () => {
    popup.location.replace(url);
    return answer;
  });
  return await answer;
}

/**
 * Calls back once the person has closed the window and is at this page again.
 *
 * A window that was cut off looks closed, so that alone does not count. The answer of a window that closed itself
 * arrives within those looks.
 */
function watch(browser: LoginBrowser, popup: Popup, gone: () => void): void {
  let wasAway = false;
  let looks = 0;
  const look = () => {
    const isHere = browser.window.document.hasFocus();
    wasAway ||= !isHere || (!popup.closed && isAway(popup));
    looks = popup.closed && wasAway && isHere ? looks + 1 : 0;
    browser.after(LOOK_MS, looks > LOOKS ? gone : look);
  };
  look();
}

/** Whether the window shows another site, whose address cannot be read. */
function isAway({ location }: Popup): boolean {
  try {
    return location.href === '';
  } catch {
    return true;
  }
}
