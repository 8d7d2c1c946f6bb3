import type { Browser, Page } from 'puppeteer-core';
import { describe, expect, inject, test as base } from 'vitest';
import { findFirefox, NO_FIREFOX, startFirefox } from '../support/firefox.ts';

const pageUrl = inject('pageUrl');
const firefox = findFirefox();
if (firefox === undefined) console.info(NO_FIREFOX);

/** The errors of a page, as its console has them: what its policy blocks is one of them. */
function listen(page: Page, errors: string[]): Page {
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return page;
}

/** A test with a fresh profile and a `page` in it, in which the page's policy is in force. Any error fails it. */
const test = base
  // eslint-disable-next-line no-empty-pattern -- Vitest reads in the pattern which fixtures are needed
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
    const { browser, close } = await startFirefox(firefox ?? '');
    onCleanup(close);
    return browser;
  })
  .extend('errors', (): string[] => [])
  .extend('page', async ({ browser, errors }, { onCleanup }) => {
    const context = await browser.createBrowserContext();
    onCleanup(async () => {
      await context.close();
      expect(errors, 'errors in the page').toEqual([]);
    });
    return listen(await context.newPage(), errors);
  })
  .extend('exchanges', ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.method() === 'POST' && pathname === '/token') sent.push(request.url());
    });
    return sent;
  });

/** Pastes, with `v`. */
const PASTE = process.platform === 'darwin' ? 'Meta' : 'Control';

const button = (page: Page, name: string) => page.locator(`button::-p-text(${name})`);
const signedIn = (page: Page) => page.locator('h1::-p-text(Signed in as @ada.paints)').wait();
const shownToken = (page: Page) => page.$eval('textarea[readonly]', ({ value }) => value);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent.trim());

/** Presses Tab until the focus is on what has this text. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; (await focused(page)) !== name; pressed += 1) {
    expect(pressed, `Tab does not reach ${name}`).toBeLessThan(30);
    await page.keyboard.press('Tab');
  }
}

describe.skipIf(firefox === undefined)('the page in Firefox', () => {
  test('a person logs in with a code, is named, and nothing is left in the address', async ({
    page,
    exchanges,
  }) => {
    await page.goto(pageUrl);
    await button(page, 'Log in with Instagram').click();
    await button(page, 'Allow').click();
    await signedIn(page);
    expect(page.url()).toBe(pageUrl);
    await button(page, 'Show').click();
    expect(await shownToken(page)).toMatch(/^IGAA/);
    expect(exchanges).toHaveLength(1);
  });

  test('the implicit flow ends in a token, and no code is exchanged', async ({
    page,
    exchanges,
  }) => {
    await page.goto(pageUrl);
    await page.locator('summary::-p-text(Other ways to log in)').click();
    await page.locator('label::-p-text(Implicit flow)').click();
    await button(page, 'Log in with Instagram').click();
    await button(page, 'Allow').click();
    await signedIn(page);
    expect(page.url()).toBe(pageUrl);
    await button(page, 'Show').click();
    expect(await shownToken(page)).toMatch(/^17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}$/);
    expect(exchanges).toEqual([]);
  });

  test('the window of the element answers the page that opened it, and closes by itself', async ({
    page,
    errors,
    exchanges,
  }) => {
    const address = `${pageUrl}examples/element/`;
    await page.goto(address);
    await page.$eval('instagram-login', (login) => login.setAttribute('mode', 'popup'));
    const opened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await page.locator('instagram-login >>> button').click();
    const popup = await opened;
    if (popup === null) throw new Error('No window was opened.');
    const closed = new Promise((resolve) => popup.once('close', resolve));
    await button(listen(popup, errors), 'Allow').click();
    await closed;
    await page.locator('#outcome::-p-text(Logged in as @ada.paints)').wait();
    expect(page.url()).toBe(address);
    expect(exchanges).toHaveLength(1);
  });

  test('what Copy puts on the clipboard is the token', async ({ page }) => {
    await page.goto(pageUrl);
    await button(page, 'Log in with Instagram').click();
    await button(page, 'Allow').click();
    await signedIn(page);
    await button(page, 'Show').click();
    const token = await shownToken(page);
    await button(page, 'Copy').click();
    await button(page, 'Copied').wait();
    await button(page, 'Sign out').click();
    await page.locator('#rescue').click();
    await page.keyboard.down(PASTE);
    await page.keyboard.press('v');
    await page.keyboard.up(PASTE);
    const pasted = await page.$eval('#rescue', (field) => (field as HTMLTextAreaElement).value);
    expect(pasted).toBe(token);
  });

  test('the keyboard alone leads from the address to the token', async ({ page }) => {
    await page.goto(pageUrl);
    await tabTo(page, 'Log in with Instagram');
    await page.keyboard.press('Enter');
    await button(page, 'Allow').wait();
    await tabTo(page, 'Allow');
    await page.keyboard.press(' ');
    await signedIn(page);
    await tabTo(page, 'Show');
    await page.keyboard.press('Enter');
    expect(await shownToken(page)).toMatch(/^IGAA/);
  });
});
