import { gzipSync } from 'node:zlib';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browser, pageUrl, simulatorUrl, test as base } from './browser.ts';

const address = `${pageUrl}examples/feed/`;

/** A profile in which the policy of the page holds: no inline script, no inline style. */
const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  onCleanup(() => context.close());
  return context;
});

const picture = (id: string) => `${pageUrl}key.svg?${id}`;

const POSTS = [
  {
    id: '1',
    type: 'image',
    reel: false,
    permalink: 'https://www.instagram.com/p/1/',
    caption: `<b>Bread</b> ${'and butter '.repeat(40)}`,
    alt_text: 'A loaf on a board',
    timestamp: '2026-05-03T08:00:00+0000',
    image_url: picture('1'),
    items: [],
  },
  {
    id: '2',
    type: 'video',
    reel: true,
    permalink: 'https://www.instagram.com/reel/2/',
    timestamp: '2026-05-02T08:00:00+0000',
    image_url: picture('2'),
    video_url: `${simulatorUrl}film.mp4`,
    items: [],
  },
  {
    id: '3',
    type: 'album',
    reel: false,
    permalink: 'https://www.instagram.com/p/3/',
    timestamp: '2026-05-01T08:00:00+0000',
    image_url: picture('3'),
    items: ['a', 'b', 'c'].map((id) => ({ id, type: 'image', image_url: picture(id) })),
  },
];

/** Answers in place of a keeper: three posts, and one more on the next page. */
async function serveFeed(page: Page): Promise<string[]> {
  const asked: string[] = [];
  const user = { id: '1', username: 'studio' };
  await page.route('**/media?*', async (route) => {
    const { search, searchParams } = new URL(route.request().url());
    asked.push(search);
    const json = searchParams.has('after')
      ? { user, data: [{ ...POSTS[0], id: '4', alt_text: 'The last loaf' }] }
      : { user, data: POSTS, next: 'cursor' };
    await route.fulfill({ json });
  });
  return asked;
}

const show = (page: Page) => page.getByRole('button', { name: 'Show the Instagram posts' }).click();

async function open(page: Page): Promise<string[]> {
  const asked = await serveFeed(page);
  await page.goto(address);
  await show(page);
  await page.getByRole('list', { name: 'Instagram posts of @studio' }).waitFor();
  return asked;
}

test('the feed is one file of at most 6 kB gzipped', async () => {
  const source = await (await fetch(`${pageUrl}instagram-feed.js`)).text();
  expect(source).toContain('instagram-feed');
  expect(source).not.toMatch(/\bimport\s*["'`(]|\bfrom\s*["'`]/);
  expect(gzipSync(source, { level: 9 }).byteLength).toBeLessThanOrEqual(6_000);
});

test('with consent the feed contacts no one before the click, and a click loads it', async ({
  page,
  sent,
}) => {
  const asked = await serveFeed(page);
  await page.goto(address);
  await page.getByText('which then sees your IP address').waitFor();
  await page.waitForLoadState('networkidle');
  const others = sent.filter(({ url }) => !/\/(?:examples\/feed\/|instagram-feed\.js)/.test(url));
  expect(others.map(({ url }) => url)).toEqual([]);
  await show(page);
  await page.getByRole('img', { name: 'A loaf on a board' }).waitFor();
  expect(asked).toEqual(['?limit=12']);
});

test('a caption is text and is cut between two words', async ({ page }) => {
  await open(page);
  const caption = await page.locator('figcaption').first().innerText();
  expect(caption).toMatch(/^<b>Bread<\/b> and butter .* (?:and|butter)…$/);
  expect(caption.length).toBeLessThanOrEqual(151);
});

test('a link says when the post was made and leads to it, in a tab of its own', async ({
  page,
}) => {
  await open(page);
  const link = page.getByRole('link', { name: 'May 3, 2026 on Instagram' });
  expect(await link.getAttribute('href')).toBe('https://www.instagram.com/p/1/');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
});

test('a film is asked for when it is played, and has the focus then', async ({ page, sent }) => {
  await open(page);
  expect(sent.some(({ url }) => url.endsWith('film.mp4'))).toBe(false);
  await page.getByRole('button', { name: 'Play: Reel, May 2, 2026' }).press('Enter');
  const film = page.locator('video');
  await film.waitFor();
  expect(await film.evaluate((it) => it.matches(':focus'))).toBe(true);
  expect(await film.getAttribute('src')).toBe(`${simulatorUrl}film.mp4`);
});

test('an album moves by its buttons and by the arrow keys', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const album = page.getByRole('group', { name: 'Album, May 1, 2026' });
  const shown = () =>
    album.evaluate((strip) => Math.round(strip.scrollLeft / (strip.clientWidth || 1)));
  await page.getByRole('button', { name: 'Next picture' }).click();
  await expect.poll(shown).toBe(1);
  await page.getByRole('button', { name: 'Previous picture' }).click();
  await expect.poll(shown).toBe(0);
  await album.press('ArrowRight');
  await expect.poll(() => album.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  expect(await page.getByRole('img', { name: '2 of 3: Album, May 1, 2026' }).count()).toBe(1);
});

test('more posts come on request, and the first of them has the focus', async ({ page }) => {
  const asked = await open(page);
  await page.getByRole('button', { name: 'Show more posts' }).click();
  await page.getByRole('img', { name: 'The last loaf' }).waitFor();
  expect(asked.at(-1)).toBe('?limit=12&after=cursor');
  const focused = page.locator('li:focus');
  expect(await focused.getByRole('img').getAttribute('alt')).toBe('The last loaf');
  expect(await page.getByRole('button', { name: 'Show more posts' }).count()).toBe(0);
});

test('a feed that cannot be had is said in one sentence, and told to the page', async ({
  page,
}) => {
  await page.route('**/media?*', (route) =>
    route.fulfill({ status: 410, json: { error: 'invalid_request', reason: 'deleted' } }),
  );
  await page.goto(address);
  await show(page);
  await page.getByText('The posts can’t be shown right now.').waitFor();
  const failure = await page
    .locator('instagram-feed')
    .evaluate((feed: HTMLElement & { failure?: object }) => feed.failure);
  expect(failure).toEqual({ kind: 'refused', status: 410, reason: 'deleted' });
});

test('axe finds nothing on the feed in either theme, and it fits in 320 pixels', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await serveFeed(page);
  await page.goto(address);
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    if (colorScheme === 'dark') await show(page);
    await page.waitForLoadState('networkidle');
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
