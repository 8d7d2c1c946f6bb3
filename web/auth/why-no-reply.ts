import type { Browser } from './browser.ts';
import type { LoginFailure } from './login-failure.ts';

/** How long each of the two questions may take; what is slower has not been found out. */
const PROBE_TIMEOUT_MS = 2_000;

/**
 * Why the browser did not hand over a reply of the proxy, as far as the page can find out; else undefined.
 *
 * Never rejects. Asks for the proxy's state of health at most twice, without a code or token. What can be read
 * now was unreachable a moment ago; what answers and cannot be read does not list this page, or redirects.
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
  return outcome === 'answered' ? { reason: 'proxy_unreadable' } : undefined;
}

type Outcome = 'answered' | 'forbidden' | 'silent';

async function ask(browser: Browser, proxyUrl: string, mode: RequestMode): Promise<Outcome> {
  const abort = new AbortController();
  const over = new AbortController();
  const cancel = browser.after(PROBE_TIMEOUT_MS, () => abort.abort());
  let outcome: Outcome = 'silent';
  const look = (event: Event) => {
    const { blockedURI, disposition } = event as SecurityPolicyViolationEvent;
    if (disposition === 'enforce' && blockedURI.startsWith(proxyUrl)) outcome = 'forbidden';
  };
  browser.events.addEventListener('securitypolicyviolation', look, { signal: over.signal });
  try {
    const init = { mode, credentials: 'omit', cache: 'no-store', signal: abort.signal } as const;
    await browser.fetch(`${proxyUrl}healthz`, init);
    return 'answered';
  } catch {
    // The event comes in a task of its own, after the rejection.
    await new Promise((task) => setTimeout(task));
    return outcome;
  } finally {
    cancel();
    over.abort();
  }
}
