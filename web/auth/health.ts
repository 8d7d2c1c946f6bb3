import type { Browser } from './browser.ts';
import { fieldsOf } from './token.ts';

const TIMEOUT_MS = 8_000;

/**
 * Asks the proxy's `/healthz`: the fields of its answer, none of them when it is not JSON.
 *
 * Undefined when the proxy does not answer in eight seconds, or leads elsewhere. Never rejects.
 */
export async function askHealth(
  browser: Pick<Browser, 'fetch' | 'after'>,
  proxyUrl: string,
  query: Record<string, string> = {},
): Promise<ReturnType<typeof fieldsOf> | undefined> {
  const abort = new AbortController();
  const cancel = browser.after(TIMEOUT_MS, () => abort.abort());
  try {
    const asked = new URLSearchParams(query).toString();
    const url = `${proxyUrl}healthz${asked === '' ? '' : `?${asked}`}`;
    const init = { credentials: 'omit', redirect: 'error', signal: abort.signal } as const;
    const response = await browser.fetch(url, init);
    return fieldsOf(await response.json().catch(() => undefined));
  } catch {
    return undefined;
  } finally {
    cancel();
  }
}
