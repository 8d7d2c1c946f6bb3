import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { beginLogin, browser, exchanges, logIn, pageUrl, test } from './browser.ts';

/** Serves one page of another site on its own origin. */
async function foreignPage(html: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

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

test('W-50: on an insecure URL the page says so and does not leave', async ({
  page,
  context,
  sent,
}) => {
  const insecure = 'http://insecure.example/';
  await context.route(`${insecure}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const reply = await fetch(new URL(pathname, pageUrl));
    await route.fulfill({
      status: reply.status,
      contentType: reply.headers.get('content-type') ?? '',
      body: await reply.text(),
    });
  });
  await page.goto(insecure);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('heading', { name: /can’t log in safely/ }).waitFor();
  expect(sent.filter(({ url }) => url.includes('/oauth/authorize'))).toEqual([]);
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

test('W-36: the page’s policy stops foreign scripts, frames and connections', async () => {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const foreign = await foreignPage('window.pwned = true');
  await page.goto(pageUrl);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const outcome = await page.evaluate(async (foreign) => {
    const violations = new Set<string>();
    const stopped = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        violations.add(effectiveDirective);
        if (violations.size === 5) resolve();
      });
    });
    const inline = document.createElement('script');
    inline.append('window.pwned = true');
    const frame = document.createElement('iframe');
    frame.src = foreign;
    // A script's src accepts no string at all here, so this tries the same in another way.
    const remote = Object.assign(document.createElement('link'), { rel: 'modulepreload' });
    remote.href = foreign;
    const base = document.createElement('base');
    base.href = foreign;
    document.body.append(inline, remote, frame, base);
    const connected = await fetch(foreign).then(
      () => true,
      () => false,
    );
    await stopped;
    return { violations: [...violations].sort(), connected, pwned: 'pwned' in window };
  }, foreign);
  expect(outcome).toEqual({
    violations: [
      'base-uri',
      'connect-src',
      'frame-src',
      'require-trusted-types-for',
      'script-src-elem',
    ],
    connected: false,
    pwned: false,
  });
});

test('W-36: no string becomes markup or script, and no base, object or policy is accepted', async () => {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(pageUrl);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const outcome = await page.evaluate(() => {
    const refused = (act: () => unknown) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    const base = Object.assign(document.createElement('base'), { href: 'https://evil.example/' });
    document.head.prepend(base);
    return {
      innerHTML: refused(() => (document.body.innerHTML = '<b>x</b>')),
      src: refused(() => (document.createElement('script').src = 'x.js')),
      parse: refused(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
      policy: refused(() => trustedTypes.createPolicy('mine', {})),
      again: refused(() => trustedTypes.createPolicy('svelte-trusted-html', {})),
      timer: refused(() => Reflect.apply(setTimeout, window, ['window.pwned = true'])),
      base: document.baseURI === location.href,
    };
  });
  expect(Object.entries(outcome).filter(([, stopped]) => !stopped)).toEqual([]);
});

test('W-36: a login and every panel of the page keep to its policy', async () => {
  const context = await browser.newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await page.getByLabel('Proxy URL').waitFor();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('button', { name: 'Iniciar sesión con Instagram' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  await page.locator('main img').first().waitFor();
  expect(complaints).toEqual([]);
});

test('W-37: the same policy is in the HTML and in the headers, before everything else', async () => {
  const response = await fetch(pageUrl);
  const html = (await response.text()).replaceAll('&#39;', "'");
  const inHtml =
    /^[\s\S]*?<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
      html,
    )?.[1];
  expect(inHtml).toContain("require-trusted-types-for 'script'");
  expect(response.headers.get('content-security-policy')).toBe(
    `frame-ancestors 'none'; ${inHtml ?? ''}`,
  );
});

test('W-49: without JavaScript the page says why nothing happens', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${pageUrl}?code=C&state=S`);
  expect(await page.getByRole('heading', { name: 'Latchkey needs JavaScript' }).count()).toBe(1);
});

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

test('W-59: a double click leaves once', async ({ page, sent }) => {
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).dblclick();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  expect(sent.filter(({ url }) => url.includes('/oauth/authorize'))).toHaveLength(1);
});
