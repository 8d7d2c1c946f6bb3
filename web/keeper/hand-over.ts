/** What the page asks of the proxy's keeper. */
import type { Browser } from '../auth/browser.ts';
import { EXCHANGE_TIMEOUT_MS } from '../auth/exchange.ts';
import { askHealth } from '../auth/health.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import { fieldsOf } from '../auth/token.ts';

/** An account that is kept. No token is part of the reply. */
export interface Kept {
  username: string;
  /** Where its posts are. */
  feedUrl: string;
}

/** Of the browser, what the keeper is asked with. */
type Asker = Pick<Browser, 'fetch' | 'after'>;

/** Whether the proxy says that it has a keeper, and that it works. Never rejects. */
export async function hasKeeper(browser: Asker, proxyUrl: string): Promise<boolean> {
  const health = await askHealth(browser, proxyUrl);
  return ['on', 'stalled'].includes(String(health?.['keeper']));
}

/**
 * Hands an account over: `fields` has the claim, and a code with its redirect URI or a token. Never rejects.
 *
 * One attempt: a code works once.
 */
export async function handOver(
  browser: Asker,
  proxyUrl: string,
  fields: Record<string, string>,
): Promise<{ kept: Kept } | { failure: LoginFailure }> {
  const reply = await post(browser, `${proxyUrl}kept`, fields);
  if (reply === undefined)
    return { failure: { reason: 'outcome_unknown', after: 'network_error' } };
  const { status, json } = reply;
  const { feed, username } = json;
  if ((status === 200 || status === 201) && typeof feed === 'string')
    return { kept: { username: String(username), feedUrl: `${proxyUrl}media/${feed}` } };
  // As in the login: a static import of it would change what loads before a token.
  const { refusalOf } = await import('../auth/token-refusal.ts');
  return { failure: refusalOf(json, status) };
}

async function post(browser: Asker, url: string, fields: Record<string, string>) {
  const abort = new AbortController();
  const cancel = browser.after(EXCHANGE_TIMEOUT_MS, () => abort.abort());
  const body = new URLSearchParams(fields);
  const options = { credentials: 'omit', redirect: 'manual', signal: abort.signal } as const;
  try {
    const response = await browser.fetch(url, { method: 'POST', body, ...options });
    return { status: response.status, json: fieldsOf(await response.json()) };
  } catch {
    return undefined;
  } finally {
    cancel();
  }
}
