import type { Page } from 'playwright-core';
import type { Places } from './screens.ts';

/** What a person has opened and typed, by the order on the page. */
interface Left {
  open: number[];
  typed: string[];
}

const FIELDS = 'input:not([type=radio], [type=checkbox]), textarea:not([readonly])';

/**
 * Shows the screen that is open in Spanish, with what was open and typed on it.
 *
 * False where it has one language only. What a click has brought is not brought again.
 */
export async function translate(page: Page, { simulatorUrl }: Places): Promise<boolean> {
  const button = page.locator('button[lang=es]');
  if (await button.isVisible()) {
    const left = await whatIsLeft(page);
    await button.click();
    if (!(await isSpanish(page))) return false;
    await restore(page, left);
    return true;
  }
  return page.url().startsWith(simulatorUrl) && (await translateSimulated(page));
}

/** Offline, a page without its Spanish stays in English. */
async function isSpanish(page: Page): Promise<boolean> {
  const shown = page.locator('html[lang=es]').waitFor({ timeout: 5_000 });
  return await shown.then(
    () => true,
    () => false,
  );
}

/** A page of the simulation takes its language from the browser, whatever led to it. */
async function translateSimulated(page: Page): Promise<boolean> {
  await page.route('**/*', (route) =>
    route.fallback({ headers: { ...route.request().headers(), 'accept-language': 'es' } }),
  );
  await page.reload();
  return (await page.locator('html[lang=es]').count()) > 0;
}

function whatIsLeft(page: Page): Promise<Left> {
  return page.evaluate((fields) => {
    const details = [...document.querySelectorAll('details')];
    return {
      open: details.flatMap((one, index) => (one.open ? [index] : [])),
      typed: [...document.querySelectorAll<HTMLInputElement>(fields)].map(({ value }) => value),
    };
  }, FIELDS);
}

async function restore(page: Page, { open, typed }: Left): Promise<void> {
  // As many of each as there were, since what is folded loads when it is opened.
  for (const index of open) {
    const one = page.locator('details').nth(index);
    if (!(await one.evaluate((it: HTMLDetailsElement) => it.open))) {
      await one.locator('summary').first().click();
    }
  }
  for (const [index, text] of typed.entries()) {
    const field = page.locator(FIELDS).nth(index);
    if (text !== '') await field.fill(text);
  }
}
