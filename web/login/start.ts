/** The beginning of a login on any page. */
import { beginWith, type Begun } from '../auth/begin-login.ts';
import { findRelay } from '../auth/relay.ts';
import { appOf } from './app-of.ts';
import type { Answer, Leaving } from './login.ts';
import type { Popup } from './login-browser.ts';
import type { LoginPage } from './login-page.ts';
import { findAnswer, takeOutcome } from './page.ts';
import { answerFrom } from './popup.ts';
import type { Settings } from './settings.ts';

const CANCELLED: Answer = { failure: { reason: 'cancelled' } };

/**
 * Begins a login: leaves for the consent page, or shows it in the window and waits for what comes of it.
 *
 * `returnTo` is where the person wants to be afterwards; one that leads off this site is forgotten.
 */
export async function start(
  page: LoginPage,
  settings: Settings,
  popup: Popup | null,
  returnTo: string | null | undefined,
): Promise<Answer | Leaving> {
  const { browser } = page;
  const begun = await prepare(page, settings, returnTo);
  if ('failure' in begun) {
    popup?.close();
    return begun;
  }
  if (popup === null) {
    browser.location.assign(begun.url);
    return { leaving: true };
  }
  const href = await answerFrom(browser, popup, begun.url);
  popup.close();
  if (href === undefined) return CANCELLED;
  // From now on it is the page's own, for its other logins too.
  page.answer = findAnswer(browser, href);
  page.outcome = undefined;
  return (await takeOutcome(page, settings)) ?? CANCELLED;
}

/** What Instagram is asked, or why it cannot be; where the proxy is to be a relay, it is asked first what it is. */
async function prepare(
  { browser }: LoginPage,
  settings: Settings,
  returnTo: string | null | undefined,
): Promise<Begun> {
  const [flow] = settings.flows;
  const relay = settings.relay ? await findRelay(browser, settings.proxyUrl) : undefined;
  if (settings.relay && !relay) return { failure: { reason: 'proxy_unreachable' } };
  const asked = { ...flow, ...(relay && { relay }) };
  return await beginWith(browser, appOf(settings), settings, asked, returnTo);
}
