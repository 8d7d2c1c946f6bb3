import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { PENDING_PREFIX } from '../../../web/auth/callback.ts';
import { returnPath } from '../../../web/auth/return-path.ts';
import { config, PAGE, tab } from '../fake-browser.ts';

const FLOW = { provider: 'instagram', responseType: 'code' } as const;

test.each([
  '//evil',
  '/\\evil',
  '\\\\evil',
  '/\t/evil',
  '/\n/evil',
  ' //evil',
  'https:///evil',
  '////evil',
  '//app@evil',
  'https://me.example.evil',
  'https://me.example@evil',
  'https://me.example:8443',
  'http://me.example',
  'https://me.example.',
  'https://mе.example/', // The second letter is Cyrillic.
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'blob:https://me.example/x',
  'https://',
  '',
])('W-42: "%s" leads to another site, so the default is used', (asked) => {
  expect(returnPath(asked, PAGE)).toBeUndefined();
});

test.each([
  { asked: '/ok?x=1#y', address: 'https://me.example/ok?x=1#y' },
  { asked: '?x=1', address: `${PAGE}?x=1` },
  { asked: '#a', address: `${PAGE}#a` },
  { asked: '/shop?state=CA', address: 'https://me.example/shop?state=CA' },
  { asked: '/%09/evil', address: 'https://me.example/%09/evil' },
  { asked: '/%5cevil', address: 'https://me.example/%5cevil' },
  { asked: '/;//evil', address: 'https://me.example/;//evil' },
  { asked: 'https://me.example//evil', address: 'https://me.example//evil' },
  { asked: 'https://you@me.example/ok', address: 'https://me.example/ok' },
])('W-44: "$asked" stays on this site and is accepted', ({ asked, address }) => {
  expect(returnPath(asked, PAGE)).toBe(address);
});

test.each(['?code=C', '/?code=C&state=S', '#access_token=T', '/x?error=access_denied'])(
  'W-42: "%s" would be read as an answer, so it is not put in the URL',
  (asked) => {
    expect(returnPath(asked, PAGE)).toBeUndefined();
  },
);

const part = fc.constantFrom('/', '\\', '//', '@', ':', 'https:', 'blob:', '\t', '.', 'me.example');

test('W-42: of 10,000 return paths each becomes a URL of this site', () => {
  const asked = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.array(fc.oneof(part, fc.string())).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(asked, (text) => {
      const address = returnPath(text, PAGE) ?? PAGE;
      expect(address.startsWith('https://me.example/')).toBe(true);
      expect(new URL(address).href).toBe(address);
    }),
    { numRuns: 10_000, seed: 7 },
  );
});

test('W-46: the return path is kept with the login, and nothing in the answer changes it', async () => {
  const at = tab({ href: `${PAGE}?return_to=%2Fafter-login%3Fx%3D1` });
  const opened = await arrive(at.browser, PAGE, takeAddress(at.browser));
  expect(opened).toEqual({ kind: 'nothing', returnTo: '/after-login?x=1' });
  expect(at.browser.location.href).toBe(PAGE);

  const begun = await beginLogin(at.browser, config(), FLOW, '/after-login?x=1');
  const url = new URL('url' in begun ? begun.url : '');
  const state = url.searchParams.get('state') ?? '';
  expect(url.href).not.toContain('after-login');
  expect(state).toMatch(/^[\w-]{43}$/);
  expect(at.store.get(PENDING_PREFIX + state)).toContain(
    '"returnTo":"https://me.example/after-login?x=1"',
  );

  const answer = `?code=C&state=${state}&return_to=%2Fevil#return_to=%2Fevil`;
  at.browser.history.replaceState(null, '', PAGE + answer);
  const arrival = await arrive(at.browser, PAGE, takeAddress(at.browser));
  expect(arrival).toMatchObject({ grant: { returnTo: 'https://me.example/after-login?x=1' } });
});

test('W-42: a login begins without a return path that leads to another site', async () => {
  const at = tab();
  await beginLogin(at.browser, config(), FLOW, '//evil');
  expect(JSON.stringify([...at.store])).not.toMatch(/evil|returnTo/);
});
