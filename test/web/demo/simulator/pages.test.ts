import { expect, it } from 'vitest';
import {
  AUTHORIZE_CLASSIC,
  AUTHORIZE_TODAY,
  exchangeFields,
  freshCode,
  get,
  PAGE,
  post,
  testInstagram,
  TODAY,
} from './login.ts';
import { demoApps } from '../../../../web/demo/simulator/state/apps.ts';
import { DEMO_ACCOUNTS } from '../../../../web/demo/simulator/state/accounts.ts';

const consent = async (query: Record<string, string>) => {
  const response = await get(testInstagram(), '/oauth/authorize', query);
  return { response, page: await response.text() };
};

it('the front page shows id, secret and redirect URI of every app, and says what it is', async () => {
  const page = await (await get(testInstagram(), '/')).text();
  for (const { clientId, clientSecret, redirectUris } of demoApps([PAGE])) {
    for (const value of [clientId, clientSecret, ...redirectUris]) {
      expect(page).toContain(`<code>${value}</code>`);
    }
  }
  expect(page).toContain('This is a simulation, not Instagram.');
});

it('the front page has the tutorial’s command ready, with real values', async () => {
  const page = await (await get(testInstagram(), '/')).text();
  const [, , classic] = demoApps([PAGE]);
  for (const field of [
    `-F client_id=${classic?.clientId ?? ''}`,
    `-F client_secret=${classic?.clientSecret ?? ''}`,
    '-F grant_type=authorization_code',
    `-F redirect_uri=${PAGE}`,
    'https://instagram.test/oauth/access_token',
  ]) {
    expect(page).toContain(field);
  }
});

it('inside of a page there is no tutorial for a shell, which nobody would answer', async () => {
  const page = await (await get(testInstagram({ inPage: true }), '/')).text();
  expect(page).not.toContain('curl');
  expect(page).toContain('Generate token');
});

it('consent is a plain form: people, permissions, trouble, Allow and Cancel, no script', async () => {
  const { page } = await consent(AUTHORIZE_TODAY);
  expect(page).toContain('<form method="post">');
  expect(page).toMatch(/value="ada\.paints" checked/);
  expect(page).toContain('name="scope" value="instagram_business_basic" checked');
  expect(page).toContain('<option value="expired_code">');
  expect(page).toMatch(/value="allow">Allow<.*value="cancel">Cancel</s);
  expect(page).not.toContain('<script');
});

it('names with HTML in them stay names', async () => {
  const { page } = await consent(AUTHORIZE_TODAY);
  expect(page).toContain(
    '<bdi>Slow Bakery &lt;b&gt;&amp; Sons&lt;/b&gt; &quot;est. 1887&quot;</bdi>',
  );
});

it('the policy allows no script, and the form to end wherever the app sends the person on', async () => {
  const { response } = await consent(AUTHORIZE_CLASSIC);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('form-action');
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
});

it('who is chosen and what is ticked come out of the exchange', async () => {
  const instagram = testInstagram();
  const query = {
    ...AUTHORIZE_TODAY,
    scope: 'instagram_business_basic instagram_business_manage_comments',
  };
  const code = await freshCode(instagram, query, {
    decision: 'allow',
    account: 'the_slow_bakery',
    scope: 'instagram_business_basic',
  });
  const reply = await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  expect(await reply.text()).toMatch(
    /"user_id":27281358591558845,"permissions":\["instagram_business_basic"\]/,
  );
});

it('every account but the classic personal one has ids that a double cannot hold', () => {
  for (const { id, userId, kind } of DEMO_ACCOUNTS) {
    expect(String(Number(id))).not.toBe(id);
    if (kind !== 'personal') expect(String(Number(userId))).not.toBe(userId);
  }
});

it('pictures are drawings that can run nothing', async () => {
  const response = await get(testInstagram(), '/_simulator/picture.svg', { of: '"><script>' });
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(await response.text()).not.toContain('script');
});

it('a dead link is a 404 that says so, and leads to the front page', async () => {
  const response = await get(testInstagram(), '/nowhere');
  expect(response.status).toBe(404);
  const text = await response.text();
  expect(text).toContain('Sorry, this page isn');
  expect(text).toContain('<p><a href="/">Back to the front page</a></p>');
});

it('the page that one may be sent back to exchanges nothing and shows what came as text', async () => {
  const instagram = testInstagram({}, { redirectUris: ['https://instagram.test/landed'] });
  const landed = async (query: Record<string, string>) =>
    (await get(instagram, '/landed', query)).text();
  const query = { ...AUTHORIZE_TODAY, redirect_uri: 'https://instagram.test/landed' };
  const code = await freshCode(instagram, query);
  expect(await landed({ code })).toContain(`-F code=${code}`);
  expect(instagram.ledger.size).toBe(0);
  expect(await landed({ code: '$(rm)' })).not.toContain('$(rm)');
  expect(await landed({ error: '<script>' })).toContain('<code>&lt;script&gt;</code>');
});

it.each([
  ['unregistered, on the page’s own origin', { redirect_uri: `${PAGE}elsewhere` }, true],
  ['right, of an app that nobody knows', { client_id: '1' }, true],
  ['of a stranger', { redirect_uri: 'https://stranger.test/' }, false],
  ['no address', { redirect_uri: 'javascript:alert(1)' }, false],
])(
  'a login that stops leads back to a registered page only: redirect URI %s',
  async (_, change, back) => {
    for (const request of [AUTHORIZE_TODAY, { ...AUTHORIZE_TODAY, client_id: '1' }]) {
      const { page } = await consent({ ...request, ...change });
      expect(page).toContain('under “Got a code, a token or an error?');
      expect(page.includes(`<a href="${PAGE}" rel="noreferrer">`)).toBe(back);
      expect(page).not.toMatch(/stranger|javascript|elsewhere/);
    }
  },
);
