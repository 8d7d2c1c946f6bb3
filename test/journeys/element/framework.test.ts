import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { DEMO_CREDENTIALS } from '../../../web/demo/simulator/state/apps.ts';
import { exchanges, pageUrl } from '../browser.ts';
import {
  address,
  alertOf,
  allow,
  begin,
  change,
  outcome,
  test,
  tokenOf,
  type Login,
} from './element-page.ts';

/** Holds the proxy's answer back until `go` is called. */
async function holdExchange(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route('**/token', async (route) => {
    await promise;
    await route.continue();
  });
  return () => resolve(undefined);
}

describe('in a page of a framework', () => {
  test('an element that a framework mounts and replaces at once keeps the login', async ({
    page,
    sent,
  }) => {
    await page.addInitScript(() => {
      void customElements.whenDefined('instagram-login').then(() => {
        const first = document.querySelector('instagram-login');
        const second = first?.cloneNode() as Element | undefined;
        if (!second) return;
        second.id = 'second';
        first?.replaceWith(second);
      });
    });
    await begin(page);
    await allow(page);
    expect(await tokenOf(page, '#second')).toMatch(/^IGAA/);
    expect(exchanges(sent)).toHaveLength(1);
  });

  test('an element that replaces another during the exchange gets the token', async ({
    page,
    sent,
  }) => {
    await begin(page);
    const go = await holdExchange(page);
    const asked = page.waitForRequest('**/token');
    await allow(page);
    await asked;
    await page.evaluate(() => {
      const old = document.querySelector('instagram-login');
      const other = old?.cloneNode();
      if (other) old?.replaceWith(other);
    });
    go();
    expect(await tokenOf(page)).toMatch(/^IGAA/);
    expect(exchanges(sent)).toHaveLength(1);
  });

  test('an element that is added after the exchange gets the token until the page signs out', async ({
    page,
    sent,
  }) => {
    await begin(page);
    await allow(page);
    await page.getByText('Signed in.').waitFor();
    const replace = () =>
      page.evaluate(() => {
        const old = document.querySelector('instagram-login');
        const other = old?.cloneNode();
        if (other) old?.replaceWith(other);
      });
    await replace();
    expect(await tokenOf(page)).toMatch(/^IGAA/);
    await page.locator('instagram-login').evaluate((element: Login) => element.signOut());
    await replace();
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    expect(exchanges(sent)).toHaveLength(1);
  });

  test('two elements of one page both get the token of one exchange', async ({ page, sent }) => {
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        if (document.querySelectorAll('instagram-login').length > 1) return;
        const first = document.querySelector('instagram-login');
        const second = first?.cloneNode() as HTMLElement | undefined;
        if (second) first?.after(Object.assign(second, { id: 'second' }));
      });
    });
    await page.goto(address);
    await page.getByRole('button').first().click();
    await allow(page);
    expect(await tokenOf(page, 'instagram-login:not(#second)')).toMatch(/^IGAA/);
    expect(await tokenOf(page, '#second')).toMatch(/^IGAA/);
    expect(exchanges(sent)).toHaveLength(1);
  });

  test('attributes that are set late or changed apply to the next click', async ({ page }) => {
    await page.goto(address);
    const set = (name: string, value: string | null) =>
      page.locator('instagram-login').evaluate(
        (element, [name, value]) => {
          if (value === null) element.removeAttribute(name);
          else element.setAttribute(name, value);
        },
        [name, value] as const,
      );
    await set('client-id', null);
    await alertOf(page)
      .filter({ hasText: 'This login is not set up correctly. Tell the site’s owner.' })
      .waitFor();
    expect(await page.getByRole('button').isDisabled()).toBe(true);
    await set('scope', 'instagram_business_basic instagram_business_manage_insights');
    await set('client-id', DEMO_CREDENTIALS.instagram.clientId);
    await page.getByRole('button', { name: 'Log in with Instagram', disabled: false }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('scope')).toContain('instagram_business_manage_insights');
    expect(searchParams.get('client_id')).toBe(DEMO_CREDENTIALS.instagram.clientId);
  });

  test('removing an answer leaves the page’s own query, fragment and history state alone', async ({
    page,
  }) => {
    await page.addInitScript(() => history.replaceState({ router: 1 }, ''));
    await page.goto(`${address}?p=12&code=stolen&state=forged&lang=de#/route?x=1`);
    await outcome(page).filter({ hasText: 'Reason: no_pending_login' }).waitFor();
    expect(page.url()).toBe(`${address}?p=12&lang=de#/route?x=1`);
    expect(await page.evaluate<unknown>('history.state')).toEqual({ router: 1 });
  });

  test('a late listener finds the failure in the element', async ({ page }) => {
    await page.goto(`${address}?code=stolen&state=forged`);
    await outcome(page).filter({ hasText: 'Reason: no_pending_login' }).waitFor();
    const reason = await page
      .locator('instagram-login')
      .evaluate((element: Login) => element.failure?.reason);
    expect(reason).toBe('no_pending_login');
  });

  test('the element works when its script is loaded twice', async ({ page }) => {
    await page.goto(address);
    await page.evaluate('import("/instagram-login.js?again")');
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
  });

  test('after the login the URL is that of return-to, and the token is there', async ({ page }) => {
    await change(page, { 'return-to': '/shop?x=1#y' });
    await begin(page);
    await allow(page);
    expect(await tokenOf(page)).toMatch(/^IGAA/);
    expect(page.url()).toBe(`${pageUrl}shop?x=1#y`);
  });
});
