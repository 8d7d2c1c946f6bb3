import { gzipSync } from 'node:zlib';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { browser, exchanges, pageUrl, test as base } from './browser.ts';

const address = `${pageUrl}examples/element/`;

/** A profile in which the page's policy is in force, without inline scripts and styles. */
const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  onCleanup(() => context.close());
  return context;
});

/**
 * Gives an element of the page other attributes, on every load, before the first module runs.
 *
 * The page is not rewritten, because Playwright cannot rewrite a page that a redirect leads to.
 */
async function change(
  page: Page,
  attributes: Record<string, string>,
  selector = 'instagram-login',
) {
  await page.addInitScript(
    ([selector, attributes]) =>
      document.addEventListener('readystatechange', () => {
        const element = document.querySelector(selector);
        for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, value);
      }),
    [selector, attributes] as const,
  );
}

async function begin(page: Page): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

const allow = (page: Page) => page.getByRole('button', { name: 'Allow' }).click();
const outcome = (page: Page) => page.locator('#outcome');
/** The element's text, which is in its shadow. */
const alertOf = (page: Page) => page.locator('instagram-login').getByRole('alert');

test('the element is one file of less than 8 kB gzipped', async () => {
  const source = await (await fetch(`${pageUrl}instagram-login.js`)).text();
  expect(source).toContain('instagram-login');
  expect(source).not.toMatch(/\bimport\s*["'`(]|\bfrom\s*["'`]/);
  expect(gzipSync(source, { level: 9 }).byteLength).toBeLessThan(8_000);
});

test('the element’s code flow ends in a login event with the token and a clean URL', async ({
  page,
  sent,
}) => {
  await begin(page);
  await allow(page);
  await outcome(page)
    .filter({ hasText: /^Logged in as @ada\.paints until / })
    .waitFor();
  expect(page.url()).toBe(address);
  expect(await page.getByRole('button').count()).toBe(0);
  await page.getByText('Signed in.').waitFor();
  expect(exchanges(sent)).toHaveLength(1);
  const token = await page
    .locator('instagram-login')
    .evaluate((element: HTMLElement & { token?: { accessToken: string } }) => element.token);
  expect(token?.accessToken).toMatch(/^IGAA/);
  const kept = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, document.cookie]),
  );
  expect(kept).not.toContain(token?.accessToken);
});

test('the element’s relay flow uses PKCE and gets a sealed code', async ({ page, sent }) => {
  await change(page, { flow: 'relay' });
  await begin(page);
  await allow(page);
  await outcome(page)
    .filter({ hasText: /^Logged in as .* until / })
    .waitFor();
  const [exchange] = exchanges(sent);
  const fields = new URLSearchParams(exchange?.body);
  expect(fields.get('code_verifier')).toMatch(/^[\w-]{43}$/);
  expect(fields.get('code')).toMatch(/^eyJ/);
});

test.for([
  ['facebook', 1],
  ['facebook-implicit', 0],
  ['implicit', 0],
] as const)(
  'the element’s flow %s gets a token of Facebook Login, with %i calls of the proxy',
  async ([flow, calls], { page, sent }) => {
    const { clientId } = DEMO_CREDENTIALS.facebook;
    await change(page, { flow, 'client-id': clientId });
    await begin(page);
    await allow(page);
    await page.getByText('Signed in.').waitFor();
    expect(page.url()).toBe(address);
    expect(exchanges(sent)).toHaveLength(calls);
    const token = page.locator('instagram-login').evaluate((it) => (it as Login).token);
    expect(await token).toMatchObject({
      provider: 'facebook',
      accessToken: expect.stringMatching(/^EAA/) as string,
    });
  },
);

test('the element’s scope requests more than the required permission', async ({ page }) => {
  const scope = 'instagram_business_basic instagram_business_manage_comments';
  await change(page, { scope });
  await begin(page);
  const asked = new URL(page.url()).searchParams.get('scope');
  expect(asked).toBe('instagram_business_basic,instagram_business_manage_comments');
});

type Login = HTMLElement & {
  token?: { accessToken: string };
  failure?: { reason: string };
  signOut(): void;
};

/** Holds the proxy's answer back until `go` is called. */
async function holdExchange(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route('**/token', async (route) => {
    await promise;
    await route.continue();
  });
  return () => resolve(undefined);
}

const tokenOf = (page: Page, selector = 'instagram-login') =>
  page.locator(selector).evaluate(async (element: Login) => {
    if (element.token === undefined)
      await new Promise((told) => element.addEventListener('login', told, { once: true }));
    return element.token?.accessToken;
  });

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

describe('what goes wrong', () => {
  test('a cancelled login sends an error event, and the button works again', async ({
    page,
    sent,
  }) => {
    await begin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await outcome(page).filter({ hasText: 'Reason: cancelled' }).waitFor();
    expect(await alertOf(page).textContent()).toBe('You cancelled the login. Nothing was shared.');
    expect(page.url()).toBe(address);
    expect(exchanges(sent)).toEqual([]);
    expect(await page.getByRole('button').isEnabled()).toBe(true);
  });

  test('an answer of another login is refused, removed from the URL and not sent', async ({
    page,
    sent,
  }) => {
    await page.goto(`${address}?code=stolen&state=forged`);
    await outcome(page).filter({ hasText: 'Reason: no_pending_login' }).waitFor();
    expect(page.url()).toBe(address);
    expect(exchanges(sent)).toEqual([]);
  });

  test('a code without a state is the page’s own and is left alone', async ({ page }) => {
    await page.goto(`${address}?code=SPRING`);
    await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
    expect(page.url()).toBe(`${address}?code=SPRING`);
    expect(await outcome(page).textContent()).toBe('');
  });

  test('a proxy that is not a relay is reported before the browser leaves', async ({ page }) => {
    await change(page, { flow: 'relay' });
    await page.route('**/.well-known/**', (route) => route.fulfill({ status: 404 }));
    await page.goto(address);
    await page.getByRole('button').click();
    await outcome(page).filter({ hasText: 'Reason: proxy_unreachable' }).waitFor();
    expect(page.url()).toBe(address);
  });

  test('wrong attributes are named on the console, and the button is disabled', async ({
    page,
    context,
  }) => {
    await change(page, { 'client-id': 'your-app' });
    const said = context.waitForEvent('console');
    await page.goto(address);
    await alertOf(page)
      .filter({ hasText: 'This login is not set up correctly. Tell the site’s owner.' })
      .waitFor();
    expect((await said).text()).toBe('<instagram-login>: client-id is not an app ID');
    expect(await page.getByRole('button').isDisabled()).toBe(true);
  });
});

test('a Spanish page has a Spanish element, and the page’s own text wins', async ({ page }) => {
  await change(page, { lang: 'es-MX' }, 'html');
  await page.goto(address);
  await page.getByRole('button', { name: 'Iniciar sesión con Instagram' }).waitFor();
  await page.locator('instagram-login').evaluate((element) => (element.textContent = 'Come in'));
  await page.getByRole('button', { name: 'Come in' }).waitFor();
});

test('the page’s style sheet styles the parts of the element under a strict policy', async ({
  page,
}) => {
  const response = await page.goto(address);
  expect(await response?.text()).toContain("style-src 'self'");
  const button = page.getByRole('button');
  const style = await button.evaluate((element) => {
    const { borderRadius, fontWeight } = getComputedStyle(element);
    return [borderRadius, fontWeight];
  });
  // The first is the page's, and the second the element's own.
  expect(style).toEqual(['32px', '600']);
});

test('axe finds nothing on the page of the element, before and after a failure', async ({
  page,
}) => {
  for (const query of ['', '?error=access_denied&state=x']) {
    await page.goto(`${address}${query}`);
    await page.getByRole('button').waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});
