import { expect } from 'vitest';
import { beginLogin, browser, logIn, pageUrl, shownToken, test, type Sent } from './browser.ts';

declare global {
  interface Window {
    /** Whether the style sheet was there when the first screen came. */
    dressedAtFirst?: boolean;
  }
}

const STYLE_SHEET = /\/assets\/style-(?!first-|later-)[^/]*\.css$/;
const LATER_STYLES = /\/assets\/style-later-[^/]*\.css$/;
const STYLE_SHEETS = /\/assets\/style-(?!first-)[^/]*\.css$/;
const FIRST_MODULE = /\/assets\/index-[^/]*\.js$/;

const styles = (sent: readonly Sent[]) =>
  sent.map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('.css'));

test('the style sheet waits for the first module, and what shows until then has styles of its own', async ({
  page,
  sent,
}) => {
  await page.route(FIRST_MODULE, (route) => route.abort());
  await page.goto(pageUrl);
  expect(styles(sent)).toEqual([expect.stringMatching(/\/style-first-[^/]*\.css$/)]);
  const starting = page.locator('#starting');
  const width = await starting.evaluate((element) => getComputedStyle(element).maxWidth);
  expect(width).toBe('704px');
  const card = page.locator('#starting .card');
  const border = await card.evaluate((element) => getComputedStyle(element).borderTopStyle);
  expect(border).toBe('solid');
});

test('a login works where no style sheet ever comes', async ({ page }) => {
  await page.route(STYLE_SHEETS, () => undefined);
  // The document never counts as loaded.
  await page.goto(pageUrl, { waitUntil: 'commit' });
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  expect(await shownToken(page)).toMatch(/^IGAA/);
});

test('a login works where the style sheets are gone, as after a new deployment', async ({
  page,
}) => {
  await page.route(STYLE_SHEETS, (route) => route.fulfill({ status: 404 }));
  await logIn(page);
  expect(await shownToken(page)).toMatch(/^IGAA/);
});

test('nothing is drawn before the style sheet is there', async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const dressed = [...document.styleSheets].some(({ href }) =>
        /\/style-(?!first-|later-)/.test(href ?? ''),
      );
      if (document.querySelector('header')) window.dressedAtFirst ??= dressed;
    }).observe(document, { childList: true, subtree: true });
  });
  const { promise: asked, resolve } = Promise.withResolvers<() => Promise<void>>();
  await page.route(STYLE_SHEET, (route) => resolve(() => route.continue()));
  const mounted = page.waitForResponse(/\/assets\/mount-/);
  await page.goto(pageUrl, { waitUntil: 'commit' });
  const answer = await asked;
  await (await mounted).finished();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  await answer();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(await page.evaluate(() => window.dressedAtFirst)).toBe(true);
});

test('a token is shown without the styles of what comes after it, which is drawn with them', async ({
  page,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  const { promise: asked, resolve } = Promise.withResolvers<() => Promise<void>>();
  await page.route(LATER_STYLES, (route) => resolve(() => route.continue()));
  const loaded = page.waitForResponse(/\/assets\/later-[^/]*\.js$/);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByLabel('Access token').waitFor();
  const answer = await asked;
  await (await loaded).finished();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  const figures = page.locator('.figures > *');
  expect(await figures.count()).toBe(0);
  await answer();
  await figures.first().waitFor();
});

test('every style sheet is asked for beside the page, also where a login ends at another path', async ({
  page,
  sent,
}) => {
  await page.goto(`${pageUrl}?return_to=/deep/in/the/shop`);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  await page.locator('.figures > *').first().waitFor();
  expect(page.url()).toBe(`${pageUrl}deep/in/the/shop`);
  const asked = sent.map(({ url }) => url).filter((url) => url.endsWith('.css'));
  const own = asked.filter((url) => url.startsWith(`${pageUrl}assets/style-`));
  expect(asked).toEqual(own);
  expect(asked.filter((url) => LATER_STYLES.test(url))).toHaveLength(2);
});

test('without scripts the page has its whole style sheet', async ({ onTestFinished }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked = page.waitForRequest(STYLE_SHEET);
  await page.goto(pageUrl);
  await asked;
  await page.getByRole('heading', { name: 'Latchkey needs JavaScript' }).waitFor();
  expect(await page.locator('#starting').isVisible()).toBe(false);
});
