import { chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject, test as base } from 'vitest';
import { findChromium } from '../support/chromium.ts';

/** A request that the browser sent. */
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

/** One browser for each file of journeys. Every journey has a profile of its own in it. */
export const browser = await chromium.launch(await findChromium());
afterAll(() => browser.close());

/**
 * A test with a fresh profile, a `page` in it, and every request that the profile `sent`.
 *
 * An uncaught error or an error on the console of any page fails the test.
 */
export const test = base
  // Playwright and axe inspect with their own scripts. The page's policy has its own tests.
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
      // The browser itself reports a failed request. What the page does about it is tested elsewhere.
      const ours = errors.filter((text) => !text.startsWith('Failed to load resource'));
      expect(ours, 'errors in the page').toEqual([]);
    });
    return await context.newPage();
  });

/** Presses the page's button and waits for the consent page of the simulated Instagram. */
export async function beginLogin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

/** Goes to the consent page, presses **Allow** and waits until the page knows who is signed in. */
export async function logIn(page: Page): Promise<void> {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
}

/** Presses **Show** and returns the token that the page shows. */
export async function shownToken(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Show' }).click();
  return await page.getByLabel('Access token').inputValue();
}

/** The requests that tried to exchange a code. */
export function exchanges(sent: readonly Sent[]): Sent[] {
  return sent.filter(({ url }) => new URL(url).pathname === '/token');
}
