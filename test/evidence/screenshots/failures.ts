/** Every way in which a login fails before the proxy has said anything. */

import type { LoginFailure } from '../../../web/auth/login-failure.ts';
import type { Page } from 'playwright-core';
import { exchanging, paste, refusedWith, summary } from '../../journeys/screens.ts';
import { failure, signedIn, toConsent, tokenPasted, type Open } from './screens.ts';
import { forbidCopying } from './forbid-copying.ts';
import { openBuild, REAL } from './other-builds.ts';

const answered =
  (query: string): Open =>
  async (page, { pageUrl }) => {
    await page.goto(pageUrl + query);
    await failure(page);
  };

/** In a browser that lacks something; the page says so before it is left. */
const without =
  (take: () => void): Open =>
  async (page, { pageUrl }) => {
    await page.addInitScript(take);
    await page.goto(pageUrl);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await failure(page);
  };

async function exchangePasted(page: Page, pageUrl: string): Promise<void> {
  await page.goto(pageUrl);
  await paste(page, 'a-code-that-was-pasted-0123456789');
  await page.getByRole('button', { name: 'Exchange this code' }).click();
  await failure(page);
}

/** By reason: one that has no picture does not compile. The proxy's own reasons are `REFUSALS`. */
export const FAILURES: Readonly<Record<Exclude<LoginFailure['reason'], 'refused'>, Open>> = {
  cancelled: async (page, places) => {
    await toConsent(page, places);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'You cancelled the login' }).waitFor();
  },
  no_pending_login: answered('?code=stolen&state=none'),
  state_mismatch: async (page, places) => {
    await toConsent(page, places);
    await answered('?code=stolen&state=none')(page, places);
  },
  already_used: async (page, places) => {
    const callback = page.waitForRequest(/[?&]code=/);
    await signedIn(page, places);
    await page.goto((await callback).url());
    await failure(page);
  },
  login_expired: async (page, places) => {
    await toConsent(page, places);
    await page.clock.setSystemTime(Date.now() + 11 * 60_000);
    await page.getByRole('button', { name: 'Allow' }).click();
    await failure(page);
  },
  malformed_response: answered('?code=a&code=b&state=c'),
  login_failed: answered('?error=server_error&state=x'),
  storage_unavailable: without(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Blocked', 'SecurityError');
      },
    });
  }),
  unsupported_browser: without(() => {
    Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
  }),
  framed: async (page, { pageUrl }) => {
    // The proxy's headers let no site frame the page; a static host has none.
    await page.route(pageUrl, async (route) => {
      const body = await (await fetch(pageUrl)).text();
      await route.fulfill({ contentType: 'text/html', body });
    });
    await page.setContent(`<html lang="en"><title>Around</title><main><h1>The page around</h1>
      <iframe title="Latchkey" src="${pageUrl}" width="100%" height="800"></iframe></main>`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Log in with Instagram' }).click();
    await frame.getByRole('alert').waitFor();
  },
  implicit_off: async (page) => {
    await openBuild(page, REAL, '#access_token=IGAA0123456789abcdefghij&state=x');
    await failure(page);
  },
  offline: async (page, { pageUrl }) => {
    await page.route(/\/begin-[^/]*\.js/, (route) => route.abort());
    await page.goto(pageUrl);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await failure(page);
  },
  proxy_unreachable: async (page, places) => {
    await tokenPasted(page, places);
    await page.route('**/token', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Refresh the token' }).click();
    await page.getByRole('alert').waitFor();
  },
  stopped: async (page, { pageUrl }) => {
    await exchanging('never')(page, pageUrl);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await failure(page);
  },
  outcome_unknown: (page, { pageUrl }) => exchanging('abort')(page, pageUrl),
  blocked_by_csp: async (page, { pageUrl }) => {
    // Playwright lifts the policy of a page, so the event is what a policy would send.
    await page.route('**/token', async (route) => {
      await page.evaluate(
        (blockedURI) =>
          document.dispatchEvent(
            new SecurityPolicyViolationEvent('securitypolicyviolation', {
              ...{ bubbles: true, blockedURI, disposition: 'enforce' },
              ...{ violatedDirective: 'connect-src', effectiveDirective: 'connect-src' },
              ...{ documentURI: '', originalPolicy: '', statusCode: 0 },
            }),
          ),
        route.request().url(),
      );
      await route.abort();
    });
    await exchangePasted(page, pageUrl);
  },
  proxy_redirects: async (page, { pageUrl }) => {
    await page.route('**/token', (route) =>
      route.fulfill({ status: 308, headers: { location: pageUrl } }),
    );
    await exchangePasted(page, pageUrl);
  },
  proxy_unreadable: async (page, { pageUrl }) => {
    await page.route('**/token', (route) => route.abort());
    // First as if the page were not listed, then without asking to read the answer.
    await page.route('**/healthz', (route) => route.fulfill({ status: 403 }));
    await page.route('**/healthz', (route) => route.abort(), { times: 1 });
    await exchangePasted(page, pageUrl);
  },
  part_missing: async (page, { pageUrl }) => {
    await page.route(/\/begin-[^/]*\.js/, (route) => route.abort());
    await page.goto(pageUrl);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await failure(page);
  },
  proxy_malformed: (page, { pageUrl }) => exchanging('html')(page, pageUrl),
};

/** What a failure has beside its sentence and its next step. */
export const AROUND_FAILURES: Readonly<Record<string, Open>> = {
  'failed-own-words': async (page, places) => {
    await toConsent(page, places);
    const state = new URL(page.url()).searchParams.get('state') ?? '';
    const words = 'The service is unavailable at the moment, try it again later';
    const query = new URLSearchParams({ error: 'server_error', error_description: words, state });
    await answered(`?${query.toString()}`)(page, places);
    await page.getByText(words).waitFor();
  },
  'failed-report': async (page, { pageUrl }) => {
    await forbidCopying(page);
    await refusedWith('misconfigured')(page, pageUrl);
    await summary(page, 'Details');
    await page.getByRole('button', { name: 'Copy report' }).click();
    await page.getByText('Select the report').waitFor();
  },
  'failed-checklist': async (page, { pageUrl }) => {
    await refusedWith('misconfigured')(page, pageUrl);
    await page.getByRole('button', { name: 'Show me in the checklist' }).click();
    await page.getByRole('heading', { name: 'Copy the right ID and secret' }).waitFor();
  },
  'failed-docs': async (page) => {
    await openBuild(page, REAL, '?code=stolen&state=none');
    await failure(page);
  },
  'failed-print': async (page, { pageUrl }) => {
    await refusedWith('not_tester')(page, pageUrl);
    await page.emulateMedia({ media: 'print' });
  },
};
