import type { Browser } from '../auth/browser.ts';
import { askHealth } from '../auth/health.ts';
import { fieldsOf } from '../auth/token.ts';
import type { Config } from '../config/config.ts';

/** What a proxy answered when it was asked whether this page may log in. */
export type ProxyCheck =
  | { result: 'ready' | 'page_not_allowed' | 'not_a_proxy' | 'unreachable' }
  /** The names of the variables that are missing or malformed; never a value. */
  | { result: 'not_configured'; variables: readonly string[] };

/**
 * Asks the proxy whether it is configured, and whether this page may log in through it.
 *
 * Never rejects. Does not find out whether the app secret is right, because only a login can.
 */
export async function checkProxy(
  browser: Pick<Browser, 'fetch' | 'after'>,
  { proxyUrl, redirectUri }: Pick<Config, 'proxyUrl' | 'redirectUri'>,
): Promise<ProxyCheck> {
  const health = await askHealth(browser, proxyUrl, { redirect_uri: redirectUri });
  return health === undefined ? { result: 'unreachable' } : readHealth(health);
}

function readHealth(health: ReturnType<typeof fieldsOf>): ProxyCheck {
  const { status, reason, variables, redirect_uri_allowed: isAllowed } = health;
  if (reason === 'not_configured')
    return { result: 'not_configured', variables: namesOf(variables) };
  if (status !== 'ok') return { result: 'not_a_proxy' };
  return { result: isAllowed === true ? 'ready' : 'page_not_allowed' };
}

function namesOf(variables: unknown): string[] {
  const entries: unknown[] = Array.isArray(variables) ? variables : [];
  const names = entries.map((entry) => fieldsOf(entry)['variable']);
  return names.filter((name) => typeof name === 'string');
}
