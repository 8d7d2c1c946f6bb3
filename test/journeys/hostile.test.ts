import { expect } from 'vitest';
import { beginLogin, exchanges, logIn, pageUrl, test } from './browser.ts';
import { foreignPage } from './foreign-page.ts';

test('W-26, W-27: text that a stranger put in the URL is never shown', async ({ page, sent }) => {
  const words = encodeURIComponent('<img src=x onerror=alert(1)>\u202eevil');
  await page.goto(
    `${pageUrl}?error=server_error&error_description=${words}&error_uri=javascript:alert(1)&state=x`,
  );
  await page.getByRole('alert').getByRole('heading').waitFor();
  const html = await page.content();
  expect(html).not.toContain('onerror');
  expect(html).not.toContain('evil');
  expect(html).not.toContain('javascript:');
  expect(exchanges(sent)).toEqual([]);
});

test('W-28: a name with markup in it is shown as text', async ({ page }) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('radio', { name: /Slow Bakery/ }).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Signed in as @the_slow_bakery' }).waitFor();
  await page.getByText('Slow Bakery <b>& Sons</b> "est. 1887"', { exact: true }).waitFor();
  await page
    .getByText('Post 9 of Slow Bakery <b>& Sons</b> "est. 1887"', { exact: true })
    .waitFor();
  await page.getByText('27281358591558845', { exact: true }).waitFor();
});

test('W-28, W-29: a profile with markup, bidi marks and script URLs is shown as text without a picture', async ({
  page,
  context,
}) => {
  const name = `<img src=x onerror=alert(1)>\u202e${'long '.repeat(2_000)}`;
  const profile_picture_url = 'JaVaScRiPt:alert(1)';
  await context.route(/\/v25\.0\/me\?/, (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { id: '1', username: '</script><b>eve', name, profile_picture_url },
    }),
  );
  await page.setViewportSize({ width: 320, height: 640 });
  await logIn(page);
  await page.getByRole('heading', { name: 'Signed in as @</script><b>eve' }).waitFor();
  expect(await page.locator('[onerror], [src^="java" i], [href^="java" i], main b').count()).toBe(
    0,
  );
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('W-31: elements whose ids are names of globals do not affect the login', async ({
  page,
  context,
}) => {
  const names = ['fetch', 'location', 'history', 'crypto', 'navigator', 'sessionStorage', 'config'];
  const elements = [...names, 'session', 'browser', 'callback', 'state', 'URL', 'BroadcastChannel']
    .map((name) => `<a id="${name}" name="${name}" href="https://evil.example/"></a>`)
    .join('');
  await context.addInitScript((html) => {
    new MutationObserver((_changes, observer) => {
      const { body } = document as { body: HTMLElement | null };
      if (body === null) return;
      observer.disconnect();
      body.insertAdjacentHTML('afterbegin', html);
    }).observe(document, { childList: true, subtree: true });
  }, elements);
  await logIn(page);
  expect(await page.locator('#sessionStorage').count()).toBe(1);
  expect(page.url()).toBe(pageUrl);
});

test.for([
  '<instagram-login hidden flow="relay" client-id="1" proxy="https://evil.example/"></instagram-login>',
  '<instagram-login hidden client-id="1784140500000001" proxy="https://evil.example"></instagram-login>',
  '<base href="https://evil.example/">',
  '<img name="createElement"><img name="adoptedStyleSheets"><img id="instagram-login"><form id="answer"></form>',
])(
  'markup before the element does not redirect its code or verifier: %s',
  async (html, { page, context, sent }) => {
    const asked: string[] = [];
    await context.route('https://evil.example/**', async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: {} });
    });
    await context.addInitScript((html) => {
      document.addEventListener('readystatechange', () => {
        if (document.readyState !== 'interactive') return;
        const element = document.querySelector('instagram-login');
        element?.setAttribute('flow', 'relay');
        element?.insertAdjacentHTML('beforebegin', html);
      });
    }, html);
    await page.goto(`${pageUrl}examples/element/`);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('Signed in.').waitFor();
    expect(asked).toEqual([]);
    expect(exchanges(sent).map(({ url }) => url)).toEqual([`${pageUrl}token`]);
  },
);

test('W-51: another site cannot show the page in a frame', async ({ context }) => {
  const page = await context.newPage();
  await page.goto(await foreignPage(`<iframe src="${pageUrl}"></iframe>`));
  const frame = page.frames().find((one) => one !== page.mainFrame());
  expect(await frame?.content()).not.toContain('Latchkey');
});

test('W-52: a page that opens this one cannot control it, and its messages do nothing', async ({
  context,
}) => {
  const page = await context.newPage();
  await page.goto(await foreignPage('<button>open</button>'));
  const opened = context.waitForEvent('page');
  await page.evaluate((url) => {
    const other = window.open(url);
    other?.postMessage({ type: 'code', code: 'C', access_token: 'T' }, '*');
  }, pageUrl);
  const popup = await opened;
  await popup.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(await popup.evaluate(() => window.opener === null)).toBe(true);
});
