/** The login itself, as the element uses it: from the address to a token, and from a click to the consent page. */
import { arrive, takeAddress } from '../auth/arrival.ts';
import { beginLogin, type Begun } from '../auth/begin-login.ts';
import type { Browser } from '../auth/browser.ts';
import { readCallback } from '../auth/callback.ts';
import { outcomeOf } from '../auth/outcome.ts';
import { countPending } from '../auth/pending-logins.ts';
import { findRelay } from '../auth/relay.ts';
import type { Settled } from '../auth/settle.ts';
import type { Settings } from './settings.ts';

/**
 * Takes on an answer that is in the address; nothing when there is none for us.
 *
 * What has a `state` counts as ours, and so does anything while a login of this tab waits; the rest of an
 * address, a `?code=` of the page's own, is left alone. The address is clean when this returns its promise.
 */
export function takeAnswer(
  browser: Browser,
  { config }: Settings,
  waiting: (offline: boolean) => void,
): Promise<Settled> | undefined {
  const found = readCallback(browser.location.href);
  if (found.kind === 'nothing' || (found.state === undefined && !isWaiting(browser)))
    return undefined;
  return conclude(browser, config, waiting);
}

async function conclude(
  browser: Browser,
  config: Settings['config'],
  waiting: (offline: boolean) => void,
): Promise<Settled> {
  const arrival = await arrive(browser, config.proxyUrl, takeAddress(browser));
  if (arrival.kind === 'nothing') return { failure: { reason: 'malformed_response' } };
  return await outcomeOf(browser, config, arrival, new AbortController().signal, waiting);
}

function isWaiting(browser: Browser): boolean {
  try {
    return countPending(browser.sessionStorage(), browser.now()) > 0;
  } catch {
    return false;
  }
}

/** Prepares a login: where to go, or why not. Does not navigate. */
export async function prepareLogin(
  browser: Browser,
  { config, flow, relay }: Settings,
): Promise<Begun> {
  if (!relay) return await beginLogin(browser, config, flow);
  const found = await findRelay(browser, config.proxyUrl);
  if (found === undefined) return { failure: { reason: 'proxy_unreachable' } };
  return await beginLogin(browser, config, { ...flow, relay: found });
}
