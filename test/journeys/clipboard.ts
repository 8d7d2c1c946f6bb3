import type { Page } from 'playwright-core';
import { pageUrl } from './browser.ts';

/** Lets the page copy, and gives what it has copied. */
export async function allowCopying(page: Page): Promise<() => Promise<string>> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  await page.context().grantPermissions(permissions, { origin: new URL(pageUrl).origin });
  return () => page.evaluate(() => navigator.clipboard.readText());
}
