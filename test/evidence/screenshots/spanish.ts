/** Some of everything in Spanish, whose words are longer. */

import type { Page } from 'playwright-core';
import { rescue } from '../../../web/text/es/rescue.ts';
import { start } from '../../../web/text/es/start.ts';
import { refusedWith, summary } from '../../journeys/screens.ts';
import { login, signedIn, type Open } from './screens.ts';
import { FAILURES } from './failures.ts';

/** A screen, and what is opened on it once it is in Spanish: what was open before is closed again. */
function inSpanish(open: Open, then?: (page: Page) => Promise<unknown>): Open {
  return async (page, places) => {
    await open(page, places);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.locator('html[lang=es]').waitFor();
    await then?.(page);
  };
}

const begin: Open = (page, { pageUrl }) => page.goto(pageUrl);

/** By the name of its picture. */
export const SPANISH: Readonly<Record<string, Open>> = {
  'es-signed-in': inSpanish(signedIn, (page) =>
    page.getByRole('img', { name: /Post 1/ }).waitFor(),
  ),
  'es-nothing-granted': inSpanish(login({ trouble: 'permission_missing' }, /^Signed in/)),
  'es-failed': inSpanish((page, { pageUrl }) =>
    refusedWith('redirect_uri_mismatch')(page, pageUrl),
  ),
  'es-cancelled': inSpanish(FAILURES.cancelled),
  'es-settings': inSpanish(begin, (page) => summary(page, start.settings)),
  'es-checklist': inSpanish(begin, (page) => summary(page, start.setUp)),
  'es-rescue': inSpanish(begin, async (page) => {
    await page.getByLabel(rescue.label).fill('https://elsewhere.example/?code=a-code-0123456789#_');
  }),
  'es-implicit': inSpanish(begin, async (page) => {
    await summary(page, start.otherWays);
    await page.getByRole('radio', { name: /implícito/ }).check();
  }),
  'es-recorder': inSpanish(signedIn, async (page) => {
    for (const leg of await page.locator('li summary').all()) await leg.click();
  }),
};
