/**
 * What is not needed to show a token, loaded when it is. What cannot be loaded, because the network is
 * gone or the site was deployed anew, is an outcome like any other: nothing in here rejects.
 */
import type { Config } from '../config.ts';
import type { ProfileResult } from '../instagram/profile.ts';
import type { Granted } from './arrival.ts';
import type { Begun } from './begin-login.ts';
import type { Browser } from './browser.ts';
import type { LoginFailure } from './login-failure.ts';
import type { Flow, Relay } from './providers.ts';
import type { RenewalKind } from './renewal.ts';
import type { PastedCode } from './rescue.ts';
import type { Settled } from './settle.ts';
import type { Token } from './token.ts';

/** Prepares a login: see `beginLogin`. */
export async function begin(
  browser: Browser,
  config: Config,
  flow: Flow,
  returnTo: string | null | undefined,
): Promise<Begun> {
  try {
    const { beginLogin } = await import('./begin-login.ts');
    return await beginLogin(browser, config, flow, returnTo);
  } catch {
    return { failure: { reason: 'offline' } };
  }
}

/** Takes on a pasted code, unless it was used before; sends nothing. */
export async function takePasted(
  browser: Browser,
  config: Config,
  code: PastedCode,
): Promise<Granted | { failure: LoginFailure }> {
  try {
    const pasted = await import('./pasted.ts');
    return await pasted.takePasted(browser, config, code);
  } catch {
    return { failure: { reason: 'offline' } };
  }
}

/** Asks whose a token is: see `fetchProfile`. */
export async function askWho(
  browser: Browser,
  config: Config,
  token: Token,
  signal: AbortSignal,
): Promise<ProfileResult> {
  try {
    const { fetchProfile } = await import('../instagram/profile.ts');
    return await fetchProfile(browser, config, token, signal);
  } catch {
    return { failure: { reason: browser.online() ? 'unreachable' : 'offline' } };
  }
}

/** Asks for a longer or fresher token: see `renew` of `renewal.ts`. */
export async function renew(
  browser: Browser,
  config: Config,
  token: Token,
  kind: RenewalKind,
  signal: AbortSignal,
): Promise<Settled> {
  try {
    const renewal = await import('./renewal.ts');
    return await renewal.renew(browser, config, token, kind, signal);
  } catch {
    return { failure: { reason: 'proxy_unreachable' } };
  }
}

/** Finds out whether the proxy is a relay: see `findRelay`. */
export async function seekRelay(browser: Browser, proxyUrl: string): Promise<Relay | undefined> {
  try {
    const { findRelay } = await import('./relay.ts');
    return await findRelay(browser, proxyUrl);
  } catch {
    return undefined;
  }
}

const storage = () => import('./kept-token.ts');

/** The token that outlived a reload: see `keptToken`. */
export async function restore(browser: Browser): Promise<Token | undefined> {
  try {
    return (await storage()).keptToken(browser);
  } catch {
    return undefined;
  }
}

/** Keeps a token that shall outlive a reload, if it is still wanted by then: see `keepToken`. */
export async function keep(browser: Browser, token: Token, wanted: () => boolean): Promise<void> {
  try {
    const { keepToken } = await storage();
    if (wanted()) keepToken(browser, token);
  } catch {
    // It will not outlive a reload.
  }
}

/**
 * Shows the address that the person wants to be at, where it is one of this site: see `returnPath`.
 *
 * The page stays: another one would not have the token.
 */
export async function goBack(
  { history }: Browser,
  config: Config,
  returnTo: string | null | undefined,
): Promise<void> {
  if (!returnTo) return;
  try {
    const { returnPath } = await import('./return-path.ts');
    const address = returnPath(returnTo, config.redirectUri);
    if (address !== undefined) history.replaceState(null, '', address);
  } catch {
    // The token is on screen all the same.
  }
}
