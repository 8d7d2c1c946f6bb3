import type { Config } from '../config/config.ts';
import type { Arrival } from './arrival.ts';
import type { Browser } from './browser.ts';
import { exchangeCode, type Grant } from './exchange.ts';
import type { Settled } from './settle.ts';
import { readTokenReply } from './token-reply.ts';
import { untilOnline } from './until-online.ts';

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
