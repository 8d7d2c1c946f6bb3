import type { Browser } from './browser.ts';

/** What the page's Content Security Policy forbids from the moment on that it is watched. */
export interface PolicyWatch {
  /** Whether a request to a URL that begins like this was forbidden; to be asked once that request has failed. */
  forbade(url: string): Promise<boolean>;
  /** Forgets what was seen, and watches no longer. */
  end(): void;
}

/**
 * Watches which requests the page's policy forbids, so that they are not taken for a network that fails.
 *
 * Knows nothing of what happened before, and a policy that only reports forbids nothing.
 *
 * @see [securitypolicyviolation](https://www.w3.org/TR/CSP3/#eventdef-globaleventhandlers-securitypolicyviolation)
 */
export function watchPolicy(events: Browser['events']): PolicyWatch {
  const over = new AbortController();
  const forbidden: string[] = [];
  const look = (event: Event) => {
    const { disposition, blockedURI } = event as SecurityPolicyViolationEvent;
    if (disposition === 'enforce') forbidden.push(blockedURI);
  };
  events.addEventListener('securitypolicyviolation', look, { signal: over.signal });
  return {
    async forbade(url) {
      // The event comes in a task of its own, after the rejection.
      await new Promise((task) => setTimeout(task));
      return forbidden.some((uri) => uri.startsWith(url));
    },
    end: () => over.abort(),
  };
}
