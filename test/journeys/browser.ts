import { chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject, test as base } from 'vitest';
import { findChromium } from '../support/chromium.ts';

/** A request that the browser sent, as a test wants to see it. */
export interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Where the page and its proxy are, with a trailing slash. */
export const pageUrl = inject('pageUrl');

/** Where the simulated Instagram is, with a trailing slash. */
export const simulatorUrl = inject('simulatorUrl');

/** One browser for each file of journeys; every journey has a profile of its own in it. */
export const browser = await chromium.launch(await findChromium());
afterAll(() => browser.close());

/**
 * A test with a fresh profile, a `page` in it, and every request that the profile `sent`.
 *
 * An uncaught error or an error on the console of any page fails the test.
 */
export const test = base
  // Playwright inspects with its own scripts, and axe is one more: the page's policy is tested by itself.
  .extend('context', async ({ task: _task }, { onCleanup }) => {
    const context = await browser.newContext({ locale: 'en-GB', bypassCSP: true });
    onCleanup(() => context.close());
    return context;
  })
  .extend('sent', ({ context }) => {
    const sent: Sent[] = [];
    context.on('request', (request) => {
      sent.push({
        method: request.method(),
        url: request.url(),
        headers: request.headers(),
        body: request.postData() ?? '',
      });
    });
    return sent;
  })
  .extend('page', async ({ context }, { onCleanup }) => {
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    onCleanup(() => {
      // The browser itself reports a request that failed; what the page makes of it is each test's matter.
      const ours = errors.filter((text) => !text.startsWith('Failed to load resource'));
      expect(ours, 'errors in the page').toEqual([]);
    });
    return await context.newPage();
  });

/** Presses the button of the page, and waits for the consent page of the simulated Instagram. */
export async function beginLogin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

/** From the page to the consent page, **Allow**, and back, until it is known who is signed in. */
export async function logIn(page: Page): Promise<void> {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
}

/** The token that the page shows, after **Show** was pressed. */
export async function shownToken(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Show' }).click();
  return await page.getByLabel('Access token').inputValue();
}

/** The requests that tried to turn a code into a token. */
export function exchanges(sent: readonly Sent[]): Sent[] {
  return sent.filter(({ url }) => new URL(url).pathname === '/token');
}
