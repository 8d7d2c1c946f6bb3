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

it('the front page shows the id, secret and redirect URI of every app and says that it is a simulation', async () => {
  const page = await (await get(testInstagram(), '/')).text();
  for (const { clientId, clientSecret, redirectUris } of demoApps([PAGE])) {
    for (const value of [clientId, clientSecret, ...redirectUris]) {
      expect(page).toContain(`<code>${value}</code>`);
    }
  }
  expect(page).toContain('This is a simulation, not Instagram.');
});

it('the front page shows the tutorial’s command with working values', async () => {
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

it('the in-page simulation shows no shell commands, because no server would answer them', async () => {
  const page = await (await get(testInstagram({ inPage: true }), '/')).text();
  expect(page).not.toContain('curl');
  expect(page).toContain('Generate token');
});

it('the consent page is a plain form with people, permissions, trouble, Allow and Cancel, and no script', async () => {
  const { page } = await consent(AUTHORIZE_TODAY);
  expect(page).toContain('<form method="post">');
  expect(page).toMatch(/value="ada\.paints" checked/);
  expect(page).toContain('name="scope" value="instagram_business_basic" checked');
  expect(page).toContain('<option value="expired_code">');
  expect(page).toMatch(/value="allow">Allow<.*value="cancel">Cancel</s);
  expect(page).not.toContain('<script');
});

it('names with HTML in them are shown as text', async () => {
  const { page } = await consent(AUTHORIZE_TODAY);
  expect(page).toContain(
    '<bdi>Slow Bakery &lt;b&gt;&amp; Sons&lt;/b&gt; &quot;est. 1887&quot;</bdi>',
  );
});

it('the policy forbids scripts and lets the form lead to any page of the app', async () => {
  const { response } = await consent(AUTHORIZE_CLASSIC);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('form-action');
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
});

it('the exchange returns the chosen person and permissions', async () => {
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

it('every account except the classic personal one has ids that a double would round', () => {
  for (const { id, userId, kind } of DEMO_ACCOUNTS) {
    expect(String(Number(id))).not.toBe(id);
    if (kind !== 'personal') expect(String(Number(userId))).not.toBe(userId);
  }
});

it('pictures are drawings without scripts', async () => {
  const response = await get(testInstagram(), '/_simulator/picture.svg', { of: '"><script>' });
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(await response.text()).not.toContain('script');
});

it('an unknown path is a 404 with a link to the front page', async () => {
  const response = await get(testInstagram(), '/nowhere');
  expect(response.status).toBe(404);
  const text = await response.text();
  expect(text).toContain('Sorry, this page isn');
  expect(text).toContain('<p><a href="/">Back to the front page</a></p>');
});

it('the landing page exchanges nothing and shows the answer as text', async () => {
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
  {
    title: 'unregistered, on the page’s own origin',
    change: { redirect_uri: `${PAGE}elsewhere` },
    back: true,
  },
  { title: 'right, of an unknown app', change: { client_id: '1' }, back: true },
  { title: 'of a stranger', change: { redirect_uri: 'https://stranger.test/' }, back: false },
  { title: 'no address', change: { redirect_uri: 'javascript:alert(1)' }, back: false },
])(
  'a stopped login links back to a registered page only: redirect URI $title',
  async ({ change, back }) => {
    for (const request of [AUTHORIZE_TODAY, { ...AUTHORIZE_TODAY, client_id: '1' }]) {
      const { page } = await consent({ ...request, ...change });
      expect(page).toContain('under “Got a code, a token or an error?');
      expect(page.includes(`<a href="${PAGE}" rel="noreferrer">`)).toBe(back);
      expect(page).not.toMatch(/stranger|javascript|elsewhere/);
    }
  },
);
