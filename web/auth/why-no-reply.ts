import type { Browser } from './browser.ts';
import type { LoginFailure } from './login-failure.ts';
import { watchPolicy } from './watch-policy.ts';

/** How long each of the two questions may take; what is slower has not been found out. */
const PROBE_TIMEOUT_MS = 2_000;

/**
 * Why the browser did not hand over a reply of the proxy, as far as the page can find out; else undefined.
 *
 * Never rejects. Asks for the proxy's state of health at most twice, without a code or token. What can be read
 * now was unreachable a moment ago; what answers and cannot be read does not list this page, or redirects.
 * A browser does not tell that it blocked mixed content, so that is the reason where nothing else is.
 *
 * @see [CORS protocol](https://fetch.spec.whatwg.org/#http-cors-protocol)
 */
export async function whyNoReply(
  browser: Browser,
  proxyUrl: string,
): Promise<LoginFailure | undefined> {
  if (!browser.online() || (await ask(browser, proxyUrl, 'cors')) === 'answered') return undefined;
  const outcome = await ask(browser, proxyUrl, 'no-cors');
  // The policy let the first request pass, so what it forbids is where the proxy's URL redirects to.
  if (outcome === 'forbidden') return { reason: 'proxy_redirects' };
  if (outcome === 'answered') return { reason: 'proxy_unreadable' };
  return isMixed(browser.location.href, proxyUrl) ? { reason: 'mixed_content' } : undefined;
}

/** Whether a browser may block the proxy for its scheme alone; some do on this machine too, some never do. */
function isMixed(page: string, proxyUrl: string): boolean {
  return page.startsWith('https:') && proxyUrl.startsWith('http:');
}

type Outcome = 'answered' | 'forbidden' | 'silent';

async function ask(browser: Browser, proxyUrl: string, mode: RequestMode): Promise<Outcome> {
  const abort = new AbortController();
  const cancel = browser.after(PROBE_TIMEOUT_MS, () => abort.abort());
  const policy = watchPolicy(browser.events);
  try {
    const init = { mode, credentials: 'omit', cache: 'no-store', signal: abort.signal } as const;
    await browser.fetch(`${proxyUrl}healthz`, init);
    return 'answered';
  } catch {
    return (await policy.forbade(proxyUrl)) ? 'forbidden' : 'silent';
  } finally {
    cancel();
    policy.end();
  }
}
