import type { Page } from 'playwright-core';

/** As in a browser, or by a setting of it, that lets no page write to the clipboard. */
export async function forbidCopying(page: Page): Promise<void> {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
}
