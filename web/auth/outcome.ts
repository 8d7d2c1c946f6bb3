import type { Config } from '../config/config.ts';
import type { Arrival } from './arrival.ts';
import { exchangeCode, type Grant } from './exchange.ts';
import type { Settled } from './settle.ts';
import { readTokenReply } from './token-reply.ts';
import type { Browser } from './browser.ts';

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
  config: Pick<Config, 'proxyUrl' | 'flows'>,
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
    if (!exchange) return { failure: { reason: 'offline' } };
    signal.addEventListener('abort', exchange.abort);
    return await readTokenReply(await exchange.reply, grant.provider);
  } catch {
    return unloaded(browser);
  }
}

/** Why a module did not load: there is no network, or the site was deployed again. */
export function unloaded({ online }: Pick<Browser, 'online'>): {
  failure: { reason: 'offline' | 'part_missing' };
} {
  return { failure: { reason: online() ? 'part_missing' : 'offline' } };
}

/** Sends a code, now or as soon as there is a network; undefined when there is none for too long. */
async function send(
  browser: Browser,
  { proxyUrl }: Pick<Config, 'proxyUrl'>,
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
