import type { Browser, ConsoleMessage, Page } from 'playwright-core';

/** What a sample shows after the login: the token, or the owner's ID and the permissions. */
const SHOWN = /^(IGAA|\d+ \[instagram_business_basic)/;

/**
 * Logs in on a page that a sample is part of, and resolves once the sample shows what it got.
 *
 * Rejects too when the page has the console complain: of a tag that its framework does not know, of markup that differs
 * from the server's, of an exception. What the simulated Instagram's own page says does not count.
 */
export async function logIn(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints = complaintsOf(page, url);
  try {
    const shown = Promise.race([
      page.waitForEvent('console', (message) => SHOWN.test(message.text())),
      page.getByRole('status').filter({ hasText: SHOWN }).waitFor(),
    ]);
    await page.goto(url);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await shown;
  } catch (error) {
    throw new Error([page.url(), ...complaints].join('\n'), { cause: error });
  } finally {
    await context.close();
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

function complaintsOf(page: Page, url: string): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (isComplaint(message) && page.url().startsWith(url)) complaints.push(message.text());
  });
  return complaints;
}

const isComplaint = (message: ConsoleMessage) => ['error', 'warning'].includes(message.type());
