/** The answer to a login that the page was opened with. It belongs to the page, not to one element. */
import { arrive, takeAddress } from '../auth/arrival.ts';
import type { Browser } from '../auth/browser.ts';
import { readCallback, type Callback } from '../auth/callback.ts';
import { outcomeOf } from '../auth/outcome.ts';
import { parsePending, PENDING_PREFIX, type PendingLogin } from '../auth/pending-login.ts';
import { countPending } from '../auth/pending-logins.ts';
import { returnPath } from '../auth/return-path.ts';
import type { Settled } from '../auth/settle.ts';
import { withoutAnswer } from '../auth/without-answer.ts';
import type { Settings } from './settings.ts';

/** Is told while the answer is waited for, and whether there is a network. */
export type Waiting = (offline: boolean) => void;

/** What every element of a page shares. */
export interface PageAnswer {
  /**
   * What becomes of the answer; undefined when the login was begun with other settings, or there is no answer.
   *
   * The first element that fits has the code sent, to the proxy that the login was begun with. All others, and
   * those that come later, get the same outcome.
   */
  take(settings: Settings, waiting: Waiting): Promise<Settled> | undefined;
  /** Tells an element that has left the page nothing more. */
  leave(waiting: Waiting): void;
  /** Forgets the answer, token included. */
  forget(): void;
}

/**
 * Takes an answer out of the address at once, before a router looks.
 *
 * What has a `state` counts as ours, and so does anything while a login of this tab waits; the rest of an
 * address, a `?code=` of the page's own, is left alone.
 */
export function pageAnswer(browser: Browser): PageAnswer {
  const { callback, login } = find(browser);
  const told = new Set<Waiting>();
  let offline = false;
  let settled: Promise<Settled> | undefined;
  let held = callback;
  const tell: Waiting = (now) => {
    offline = now;
    for (const waiting of told) waiting(now);
  };
  return {
    take: (settings, waiting) => {
      if (held === undefined || !fits(login, settings)) return undefined;
      settled ??= conclude(browser, settings.config, held, tell);
      told.add(waiting);
      waiting(offline);
      return settled;
    },
    leave: (waiting) => void told.delete(waiting),
    forget: () => (held = settled = undefined),
  };
}

/** The answer in the address, which is clean afterwards, and the login that it belongs to. */
function find(browser: Browser): { callback?: Callback; login?: PendingLogin | undefined } {
  const { kind, state } = readCallback(browser.location.href);
  if (kind === 'nothing' || (state === undefined && !isWaiting(browser))) return {};
  const callback = takeAddress(browser, withoutAnswer);
  try {
    // Looked at only: the login is used up once an element that fits it takes the answer on.
    const record = browser.sessionStorage().getItem(PENDING_PREFIX + (state ?? ''));
    return { callback, login: parsePending(record) };
  } catch {
    return { callback };
  }
}

/** Whether an element may have the answer; where no login is known, there is nothing to send either. */
function fits(login: PendingLogin | undefined, { config, flow }: Settings): boolean {
  if (login?.proxyUrl === undefined) return true;
  return (
    login.proxyUrl === config.proxyUrl &&
    login.provider === flow.provider &&
    login.responseType === flow.responseType &&
    login.clientId === config.providers[flow.provider]?.appId
  );
}

async function conclude(
  browser: Browser,
  config: Settings['config'],
  callback: Callback,
  waiting: Waiting,
): Promise<Settled> {
  const arrival = await arrive(browser, config.proxyUrl, callback);
  if (arrival.kind === 'nothing') return { failure: { reason: 'malformed_response' } };
  const signal = new AbortController().signal;
  const settled = await outcomeOf(browser, config, arrival, signal, waiting);
  const login = arrival.kind === 'code' ? arrival.grant : arrival.pending;
  if ('token' in settled) goTo(browser, returnPath(login?.returnTo, browser.location.href));
  return settled;
}

/** Shows another address, and stays: another page would not have the token. */
function goTo({ history }: Browser, address: string | undefined): void {
  if (address !== undefined) history.replaceState(history.state, '', address);
}

function isWaiting(browser: Browser): boolean {
  try {
    return countPending(browser.sessionStorage(), browser.now()) > 0;
  } catch {
    return false;
  }
}
