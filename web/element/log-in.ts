/** The beginning of a login, as the element uses it. */
import { beginLogin, type Begun } from '../auth/begin-login.ts';
import type { Browser } from '../auth/browser.ts';
import { findRelay } from '../auth/relay.ts';
import type { Settings } from './settings.ts';

/** Prepares a login: where to go, or why not. Does not navigate. */
export async function prepareLogin(
  browser: Browser,
  { config, flow, relay, returnTo }: Settings,
): Promise<Begun> {
  if (!relay) return await beginLogin(browser, config, flow, returnTo);
  const found = await findRelay(browser, config.proxyUrl);
  if ('reason' in found) return { failure: found };
  return await beginLogin(browser, config, { ...flow, relay: found }, returnTo);
}
