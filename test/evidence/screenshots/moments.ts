/** What a person sees of the page when something around it is not as usual. */

import { exchanging } from '../../journeys/screens.ts';
import { login, signedIn, toConsent, type Open, type Screen } from './screens.ts';

/** The page without one of its parts, which does not load. */
const without =
  (part: RegExp, open: Open): Open =>
  async (page, places) => {
    await page.route(part, (route) => route.abort());
    await open(page, places);
    await page.getByText('Part of this page failed to load').waitFor();
  };

const opened: Open = (page, { pageUrl }) => page.goto(pageUrl);

/** By the name of its picture. */
export const MOMENTS: Readonly<Record<string, Open | Screen>> = {
  'signed-out-elsewhere': async (page, places) => {
    await signedIn(page, places);
    const other = await page.context().newPage();
    await signedIn(other, places);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You signed out in another tab').waitFor();
    await other.close();
  },
  'waiting-offline': async (page, places) => {
    await toConsent(page, places);
    const context = page.context();
    // The network goes when the document is there; what the page is made of is still in a cache.
    await context.route('**/assets/*', async (route) => {
      const reply = await fetch(route.request().url());
      await context.setOffline(true);
      const contentType = reply.headers.get('content-type') ?? '';
      await route.fulfill({ contentType, body: await reply.text() });
    });
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('heading', { name: 'You are offline' }).waitFor();
  },
  'progress-slow': async (page, { pageUrl }) => {
    await exchanging('never')(page, pageUrl);
    await page.getByText('Instagram is slow').waitFor();
  },
  help: (page, { pageUrl }) => page.goto(`${pageUrl}help/`),
  'part-missing': without(/\/SignedOut-[^/]*\.js/, opened),
  'part-missing-panel': without(/\/SettingsForm-[^/]*\.js/, async (page, { pageUrl }) => {
    await page.goto(pageUrl);
    await page.locator('summary', { hasText: 'Settings' }).click();
  }),
  'part-missing-token': without(/\/TokenDetails-[^/]*\.js/, login({}, /ada\.paints/)),
  'page-missing': {
    open: async (page, { pageUrl }) => {
      await page.route(/\/mount-[^/]*\.js/, (route) => route.abort());
      await page.goto(pageUrl);
      await page.getByText('This page is not complete').waitFor();
    },
    raw: true,
  },
  'no-script': { open: opened, context: { javaScriptEnabled: false }, raw: true },
};
