import { afterAll, beforeAll, expect, inject } from 'vitest';
import { serveFolder, type StaticHost } from '../support/static-host.ts';
import { test } from './browser.ts';

/** As a project's pages are served: the page does not know that it is in here. */
let host: StaticHost;
beforeAll(async () => {
  host = await serveFolder(inject('builtPage'), '/some/project/');
});
afterAll(() => host.close());

test.for(['nonsense', 'examples/nothing/here', 'help/nothing?code=C0DE'])(
  'the 404 page of a static host leads to the login from %s, whatever folder the site is in',
  async (path, { page }) => {
    const answer = await page.goto(host.url + path);
    expect(answer?.status()).toBe(404);
    const link = page.getByRole('link', { name: 'Go to the login' });
    await page.locator(`a[href="/some/project/"]`).first().waitFor();
    const family = await page.locator('h1').evaluate((it) => getComputedStyle(it).fontFamily);
    expect(family).toContain('Palatino');
    await link.click();
    await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
    expect(page.url()).toBe(host.url);
  },
);
