import { expect, test } from 'vitest';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { pageAnswer } from '../../../web/element/page-answer.ts';
import { readSettings, type Settings } from '../../../web/element/settings.ts';
import { PAGE, tab } from '../fake-browser.ts';

const silent = () => undefined;

function element(attributes: Record<string, string> = {}): Settings {
  const all: Record<string, string> = { 'client-id': '178', ...attributes };
  const settings = readSettings((name) => all[name] ?? null, PAGE);
  if ('problems' in settings) throw new Error(settings.problems.join('; '));
  return settings;
}

/** A tab that returned from a login that an element with these attributes began. */
async function back(attributes: Record<string, string> = {}, own = '') {
  const at = tab();
  const { config, flow, returnTo } = element(attributes);
  const begun = await beginLogin(at.browser, config, flow, returnTo);
  const state = 'url' in begun ? new URL(begun.url).searchParams.get('state') : '';
  at.browser.history.replaceState({ key: 'r1' }, '', `${PAGE}?code=C&state=${state ?? ''}${own}`);
  return at;
}

test('every element with the same settings gets the token, even a late one, and the code is sent once', async () => {
  const at = await back();
  const answer = pageAnswer(at.browser);
  const outcomes = [answer.take(element(), silent), answer.take(element(), silent)];
  expect(await outcomes[0]).toMatchObject({ token: { accessToken: 'IGAAtoken' } });
  expect(await answer.take(element(), silent)).toBe(await outcomes[1]);
  expect(at.sent).toHaveLength(1);
});

test.each([{ proxy: 'https://evil.example/' }, { 'client-id': '999' }, { flow: 'implicit' }])(
  'an element with other attributes than the login’s gets and sends nothing: %o',
  async (other) => {
    const at = await back();
    const answer = pageAnswer(at.browser);
    expect(answer.take(element(other), silent)).toBeUndefined();
    expect(at.sent).toEqual([]);
    expect(await answer.take(element(), silent)).toHaveProperty('token');
    expect(answer.take(element(other), silent)).toBeUndefined();
    expect(at.sent.map(({ url }) => url)).toEqual([`${PAGE}token`]);
  },
);

test('the answer is removed from the URL before any element exists, and the page’s own part stays', async () => {
  const at = await back({}, '&p=12&lang=de#section');
  pageAnswer(at.browser);
  expect(at.browser.location.href).toBe(`${PAGE}?p=12&lang=de#section`);
  expect(at.browser.history.state).toEqual({ key: 'r1' });
});

test.each(['?code=PROMO', '?state=CA', '?errors=0', '#/path?x', '#section'])(
  'a URL of the page itself is left alone: %s',
  (own) => {
    const at = tab({ href: PAGE + own });
    expect(pageAnswer(at.browser).take(element(), silent)).toBeUndefined();
    expect(at.replaced).toEqual([]);
  },
);

test('after the login the URL is that of return-to, and the history state stays', async () => {
  const at = await back({ 'return-to': '/shop?x=1#y' });
  await pageAnswer(at.browser).take(element(), silent);
  expect(at.browser.location.href).toBe('https://me.example/shop?x=1#y');
  expect(at.browser.history.state).toEqual({ key: 'r1' });
});

test.each(['https://evil.example/', '//evil.example', 'javascript:alert(1)'])(
  'a return-to that leads to another site is ignored: %s',
  async (returnTo) => {
    const at = await back({ 'return-to': returnTo });
    await pageAnswer(at.browser).take(element(), silent);
    expect(at.browser.location.href).toBe(PAGE);
    expect(JSON.stringify([...at.store])).not.toContain('evil');
  },
);

test('a forgotten token is not given to a later element', async () => {
  const at = await back();
  const answer = pageAnswer(at.browser);
  await answer.take(element(), silent);
  answer.forget();
  expect(answer.take(element(), silent)).toBeUndefined();
});

test('importing the element on a server does nothing and does not throw', async () => {
  expect('customElements' in globalThis).toBe(false);
  await import('../../../web/element/instagram-login.ts');
  expect('customElements' in globalThis).toBe(false);
});
