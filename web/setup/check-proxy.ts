import type { Browser } from '../auth/browser.ts';
import { fieldsOf } from '../auth/token.ts';
import type { Config } from '../config/config.ts';

/** What a proxy answered when it was asked whether this page may log in. */
export type ProxyCheck =
  | { result: 'ready' | 'page_not_allowed' | 'not_a_proxy' | 'unreachable' }
  /** The names of the variables that are missing or malformed; never a value. */
  | { result: 'not_configured'; variables: readonly string[] };

const TIMEOUT_MS = 8_000;

/**
 * Asks the proxy whether it is configured, and whether this page may log in through it.
 *
 * Never rejects. Does not find out whether the app secret is right, because only a login can.
 */
export async function checkProxy(
  browser: Pick<Browser, 'fetch' | 'after'>,
  { proxyUrl, redirectUri }: Pick<Config, 'proxyUrl' | 'redirectUri'>,
): Promise<ProxyCheck> {
  const abort = new AbortController();
  const cancel = browser.after(TIMEOUT_MS, () => abort.abort());
  try {
    const query = new URLSearchParams({ redirect_uri: redirectUri }).toString();
    const init = { credentials: 'omit', redirect: 'error', signal: abort.signal } as const;
    const response = await browser.fetch(`${proxyUrl}healthz?${query}`, init);
    return readHealth(await response.json().catch(() => undefined));
  } catch {
    return { result: 'unreachable' };
  } finally {
    cancel();
  }
}

function readHealth(json: unknown): ProxyCheck {
  const { status, reason, variables, redirect_uri_allowed: isAllowed } = fieldsOf(json);
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
