import { expect, onTestFinished } from 'vitest';
import { beginLogin, browser, pageUrl, test } from './browser.ts';
import { foreignPage } from './foreign-page.ts';

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
