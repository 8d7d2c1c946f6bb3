import { arrive, takeAddress, type Arrival } from '../../../../web/auth/arrival.ts';
import { beginLogin } from '../../../../web/auth/begin-login.ts';
import { PENDING_PREFIX } from '../../../../web/auth/callback.ts';
import type { Flow } from '../../../../web/config/providers.ts';
import { settle, type Settled } from '../../../../web/auth/settle.ts';
import { config, PAGE, simulatedConfig, type Tab } from '../../fake-browser.ts';

const CODE_FLOW = { provider: 'instagram', responseType: 'code' } as const;

/** The flow of the classic API, which puts the token into the fragment. */
export const TOKEN_FLOW = { provider: 'legacy', responseType: 'token' } as const;

/** The settings of a page for the code flow only. */
export const CONFIG = config();

/** Begins a login in this tab and returns its state. */
export async function begin(at: Tab, flow: Flow = CODE_FLOW): Promise<string> {
  const begun = await beginLogin(at.browser, simulatedConfig(), flow);
  if ('failure' in begun) throw new Error(begun.failure.reason);
  return new URL(begun.url).searchParams.get('state') ?? '';
}

/** Opens the page at a URL, in a tab that may have been used before. */
export async function open(
  at: Tab,
  address: string,
  settings = CONFIG,
): Promise<Arrival | Settled> {
  at.browser.history.replaceState(null, '', PAGE + address);
  at.replaced.length = 0;
  const callback = takeAddress(at.browser);
  const arrival = await arrive(at.browser, settings.proxyUrl, callback);
  return arrival.kind === 'unsettled' ? await settle(at.browser, settings, arrival) : arrival;
}

/** An arrival that failed for a reason. */
export function failed(reason: string): object {
  return { failure: { reason } };
}

/** How many logins are in progress in this tab. */
export const pendingCount = (at: Tab) =>
  [...at.store.keys()].filter((key) => key.startsWith(PENDING_PREFIX)).length;
