import { expect } from 'vitest';
import { beginLogin, logIn, pageUrl, test } from './browser.ts';

test('W-30, W-35: no request after the document sends the URL as its referrer', async ({
  page,
  sent,
}) => {
  await logIn(page);
  await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
  const later = sent.slice(sent.findIndex(({ url }) => url.includes('?code=')) + 1);
  expect(later.length).toBeGreaterThan(3);
  expect(later.filter(({ headers }) => (headers['referer'] ?? '') !== '')).toEqual([]);
});

test('W-42, W-44: a login ends at its return_to path, and never on another site', async ({
  page,
}) => {
  for (const [asked, end] of [
    ['/ok?x=1#y', `${pageUrl}ok?x=1#y`],
    ['//evil.example/', pageUrl],
    ['\\/evil.example', pageUrl],
    ['javascript:alert(1)', pageUrl],
  ]) {
    await page.goto(`${pageUrl}?return_to=${encodeURIComponent(asked ?? '')}`);
    await beginLogin(page);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
    expect(page.url()).toBe(end);
  }
});

test.for([
  ['a good code', 'code=C&state=S'],
  ['a refusal', 'error=access_denied&state=S'],
  ['garbage', 'code=%E0%A4%A&code=2;state=%00&__proto__=x'],
  ['a token in the query', 'access_token=T&state=S'],
] as const)(
  'W-32: %s is removed from the URL without a new history entry',
  async ([, query], { page }) => {
    await page.goto('about:blank');
    await page.goto(`${pageUrl}?${query}#_`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toBe(pageUrl);
    expect(await page.evaluate(() => history.length)).toBe(2);
    expect(await page.title()).toBe('Latchkey: log in with Instagram');
  },
);

test('W-33: the URL is cleaned before anything else is requested', async ({ context, page }) => {
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) seen.push(`fetched ${new URL(name).pathname}`);
    }).observe({ type: 'resource', buffered: true });
    const replace = history.replaceState.bind(history);
    history.replaceState = (...args) => {
      const asked = performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname);
      Object.assign(window, { before: asked });
      replace(...args);
    };
  });
  await page.goto(`${pageUrl}?code=C&state=S`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const before = await page.evaluate<string[]>('window.before');
  // The document's own style sheet, icon and first script. No other script and no request.
  expect(before.filter((path) => path.endsWith('.js'))).toHaveLength(1);
  expect(before.filter((path) => !/^\/assets\/(index|key|style)-/.test(path))).toEqual([]);
});
