import { expect } from 'vitest';
import { beginLogin, exchanges, pageUrl, test } from './browser.ts';

declare global {
  interface Window {
    /** Lets the claim of a code go on. */
    goOn?: () => void;
    /** Where Svelte says that it has run. */
    __svelte?: object;
  }
}

test('the second module is loaded while a code is claimed, and runs once the code is sent', async ({
  page,
  sent,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.addInitScript(() => {
    const { locks } = navigator;
    const wait = new Promise<void>((goOn) => (window.goOn = goOn));
    Object.assign(locks, {
      async request(...given: Parameters<typeof locks.request>) {
        await wait;
        return await LockManager.prototype.request.apply(locks, given);
      },
    });
  });
  const loaded = page.waitForResponse(/\/assets\/mount-/);
  await page.getByRole('button', { name: 'Allow' }).click();
  await (await loaded).finished();
  expect(exchanges(sent)).toEqual([]);
  expect(await page.evaluate(() => window.__svelte)).toBeUndefined();
  await page.evaluate(() => window.goOn?.());
  await page.getByLabel('Access token').waitFor();
  const paths = sent.map(({ url }) => new URL(url).pathname);
  expect(paths.slice(paths.lastIndexOf('/')).filter((path) => /\/mount-/.test(path))).toHaveLength(
    1,
  );
});
