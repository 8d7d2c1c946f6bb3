import { arrive } from '../auth/arrival.ts';
import { parsePending, PENDING_PREFIX, type PendingLogin, readCallback } from '../auth/callback.ts';
import { outcomeOf, type Answer } from '../auth/outcome.ts';
import type { Settled } from '../auth/settle.ts';
import { withoutAnswer } from '../auth/without-answer.ts';
import type { LoginBrowser } from './login-browser.ts';
import type { LoginPage, PageAnswer } from './login-page.ts';
import type { Settings } from './settings.ts';

/** What an answer has besides; a cancelled login may come back without a `state`. */
const OF_OAUTH = /[?&#](state|error_reason)=/;

/**
 * Takes an answer out of the address at once, before a router looks.
 *
 * A `?code=` or `?error=` that comes alone is the page's own, and left alone.
 */
export function openPage(browser: LoginBrowser): LoginPage {
  const { history, location } = browser;
  const answer = findAnswer(browser, location.href);
  if (answer) history.replaceState(history.state, '', withoutAnswer(answer.href));
  return { browser, answer };
}

/** The answer in an address; its login is only looked up, and used up once the answer is taken on. */
export function findAnswer(browser: LoginBrowser, href: string): PageAnswer | undefined {
  const callback = readCallback(href);
  if (callback.kind === 'nothing' || !OF_OAUTH.test(href)) return undefined;
  try {
    const record = browser.sessionStorage().getItem(PENDING_PREFIX + (callback.state ?? ''));
    return { href, callback, login: parsePending(record) };
  } catch {
    // Storage that is blocked holds no login.
    return { href, callback };
  }
}

/**
 * What becomes of the page's answer; undefined when its login was begun with other settings, or there is no answer.
 *
 * The first that fits has the code sent, to the proxy that the login was begun with. All others, and those that
 * come later, get the same outcome. That is undefined where another page waited for the answer, and has it now.
 */
export function takeOutcome(
  page: LoginPage,
  settings: Settings,
): Promise<Settled | undefined> | undefined {
  const { browser, answer } = page;
  if (!answer || !fits(answer.login, settings)) return undefined;
  return (page.outcome ??= conclude(browser, settings, answer));
}

/** Whether these settings may have the answer; where no login is known, there is nothing to send either. */
function fits(login: PendingLogin | undefined, settings: Settings): boolean {
  return (
    !login ||
    (login.proxyUrl === settings.proxyUrl &&
      login.clientId === settings.clientId &&
      login.provider === settings.flows[0].provider)
  );
}

async function conclude(
  browser: LoginBrowser,
  settings: Settings,
  answer: PageAnswer,
): Promise<Settled | undefined> {
  // An address without an answer is no page answer, so this is one.
  const arrival = (await arrive(browser, settings.proxyUrl, answer.callback)) as Answer;
  const { signal } = new AbortController();
  const settled = await outcomeOf(browser, settings, arrival, signal, () => undefined);
  if ('token' in settled) {
    goTo(browser, answer.login?.returnTo);
    return settled;
  }
  try {
    const { handOver } = await import('./hand-over.ts');
    return (await handOver(browser, answer)) ? undefined : settled;
  } catch {
    return settled;
  }
}

/** Shows another address, and stays: another page would not have the token. */
function goTo({ history }: LoginBrowser, returnTo: string | undefined): void {
  try {
    // Of this site, or this throws.
    if (returnTo) history.replaceState(history.state, '', returnTo);
  } catch {
    // Other scripts of the site may write to its storage too.
  }
}
