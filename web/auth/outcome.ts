import type { Config } from '../config/config.ts';
import type { Arrival } from './arrival.ts';
import type { Browser } from './browser.ts';
import { exchangeCode, type Grant } from './exchange.ts';
import type { Settled } from './settle.ts';
import { readTokenReply } from './token-reply.ts';
import { untilOnline } from './until-online.ts';

/** Stands in the tab's storage from when a code was sent until there is a reply to it. */
const UNDER_WAY = 'latchkey:under-way';

/** An answer, of whatever kind. */
export type Answer = Exclude<Arrival, { kind: 'nothing' }>;

/**
 * Waits for what becomes of an answer: a token, or why there is none.
 *
 * Never rejects. A code that was not sent yet is sent when there is a network to send it over, once;
 * `waiting` is told at the start, and when that changes. After an abort the outcome means nothing.
 */
export async function outcomeOf(
  browser: Browser,
  config: Config,
  answer: Answer,
  signal: AbortSignal,
  waiting: (offline: boolean) => void,
): Promise<Settled> {
  try {
    waiting(false);
    if (answer.kind === 'unsettled') {
      // Rarer than a code, so what reads it comes later.
      const { settle } = await import('./settle.ts');
      return await settle(browser, config, answer);
    }
    const { grant } = answer;
    const exchange = answer.exchange ?? (await send(browser, config, grant, signal, waiting));
    if (exchange === undefined) return { failure: { reason: 'offline' } };
    startWaiting(browser);
    signal.addEventListener('abort', exchange.abort);
    const raw = await exchange.reply;
    const lost = 'failure' in raw && raw.failure.reason === 'outcome_unknown';
    // Without a reply the wait is not over: this is also how it looks when the page is loaded anew.
    if (!lost) stopWaiting(browser);
    return await readTokenReply(raw, grant.provider);
  } catch {
    // Only a module that does not load gets here.
    return { failure: { reason: browser.online() ? 'part_missing' : 'offline' } };
  }
}

/** Sends a code, now or as soon as there is a network; nothing when there is none for too long. */
async function send(
  browser: Browser,
  { proxyUrl }: Config,
  grant: Grant,
  signal: AbortSignal,
  waiting: (offline: boolean) => void,
) {
  if (!browser.online()) {
    waiting(true);
    if (!(await untilOnline(browser, signal))) return undefined;
    waiting(false);
  }
  return exchangeCode(browser, proxyUrl, grant);
}

/** Ends the wait for a reply; true when there was one, as after a reload in the middle of it. */
export function stopWaiting(browser: Browser): boolean {
  try {
    const store = browser.sessionStorage();
    const underWay = store.getItem(UNDER_WAY) !== null;
    store.removeItem(UNDER_WAY);
    return underWay;
  } catch {
    return false;
  }
}

function startWaiting(browser: Browser): void {
  try {
    browser.sessionStorage().setItem(UNDER_WAY, '');
  } catch {
    // Then a reload finds nothing under way, and the page begins afresh.
  }
}
