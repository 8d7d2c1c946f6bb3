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
import type { Instagram } from '../../../../web/demo/simulator/simulator.ts';
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

it('the front page has one list of redirect URIs, and one for each app that differs', async () => {
  const lists = async (instagram: Pick<Instagram, 'fetch'>) =>
    ((await (await get(instagram, '/')).text()).match(/<pre tabindex="0" class="lines">/g) ?? [])
      .length;
  expect(await lists(testInstagram())).toBe(1);
  const apps = [...demoApps([`${PAGE}cb`]).slice(0, 1), ...demoApps([PAGE]).slice(1)];
  expect(await lists(testInstagram({ apps }))).toBe(2);
});

it('only the front page has a script, which its policy names', async () => {
  const response = await get(testInstagram(), '/');
  const [, nonce = ''] = /<script nonce="(\w+)">/.exec(await response.text()) ?? [];
  expect(response.headers.get('content-security-policy')).toContain(`script-src 'nonce-${nonce}'`);
  for (const path of ['/landed', '/nowhere', '/_simulator/none']) {
    expect(await (await get(testInstagram(), path)).text()).not.toContain('<script');
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

it('a tester’s controls come after Allow, with the accounts that are not for everyone', async () => {
  const { page } = await consent(AUTHORIZE_TODAY);
  const [asked = '', behind = ''] = page.split('<aside>');
  expect(asked).toContain('value="allow"');
  for (const control of ['id="trouble"', 'id="clock"', 'just_pete_4711', 'the_slow_bakery']) {
    expect(asked).not.toContain(control);
    expect(behind).toContain(control);
  }
  expect(asked.match(/type="radio"/g)).toHaveLength(3);
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
      expect(page).toContain('under “URL you were sent back to');
      expect(page.includes(`<a href="${PAGE}" rel="noreferrer">`)).toBe(back);
      expect(page).not.toMatch(/stranger|javascript|elsewhere/);
    }
  },
);

it('a cancelled login lands with a sentence about it, and any other error with the error', async () => {
  const landed = async (error: string) => (await get(testInstagram(), '/landed', { error })).text();
  expect(await landed('access_denied')).toContain('You cancelled the login');
  const other = await landed('server_error');
  expect(other).toContain('<code>server_error</code>');
  expect(other).not.toContain('You cancelled');
});

it('the classic consent page says in words what an app may do, and lets a person choose nothing', async () => {
  const { page } = await consent({ ...AUTHORIZE_CLASSIC, scope: 'basic likes' });
  expect(page).toContain('<li>View your profile and posts</li><li>Like posts</li>');
  expect(page).not.toContain('name="scope"');
});

/** Where a login or a click ends: what was asked, and whether the page that sent the person is known. */
const DEAD_ENDS: Readonly<Record<string, { open: () => Promise<Response>; known: boolean }>> = {
  'an unregistered redirect URI': {
    open: () => asBrowser({ ...AUTHORIZE_TODAY, redirect_uri: `${PAGE}cb` }),
    known: true,
  },
  'a stranger’s redirect URI': {
    open: () => asBrowser({ ...AUTHORIZE_TODAY, redirect_uri: 'https://stranger.test/' }),
    known: false,
  },
  'an account that is no tester': {
    open: () => allowed(AUTHORIZE_TODAY, { trouble: 'not_a_tester' }),
    known: true,
  },
  'a retired login URL': {
    open: () => allowed(AUTHORIZE_TODAY, { trouble: 'closed_address' }),
    known: true,
  },
  'a personal account': {
    open: () => allowed(AUTHORIZE_TODAY, { account: 'just_pete_4711' }),
    known: true,
  },
  'an error of the classic API': {
    open: () => asBrowser({ ...AUTHORIZE_CLASSIC, client_id: '1' }),
    known: true,
  },
  'a refusal of the classic API after Allow': {
    open: () => allowed(AUTHORIZE_CLASSIC, { trouble: 'wrong_app_id' }),
    known: true,
  },
  'a URL that leads nowhere': { open: () => get(testInstagram(), '/nowhere'), known: false },
  'the page that exchanges nothing': { open: () => get(testInstagram(), '/landed'), known: false },
};

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const asBrowser = (query: Record<string, string>) =>
  get(testInstagram(), '/oauth/authorize', query, BROWSER);
const allowed = (query: Record<string, string>, choice: Record<string, string>) =>
  post(
    testInstagram(),
    `/oauth/authorize?${new URLSearchParams(query).toString()}`,
    { decision: 'allow', ...choice },
    BROWSER,
  );

it.each(Object.entries(DEAD_ENDS))('%s has a link back', async (_, { open, known }) => {
  const page = await (await open()).text();
  expect(page).toContain('This is a simulation, not Instagram.');
  expect(page.includes(`<a href="${PAGE}" rel="noreferrer">`)).toBe(known);
  if (!known) expect(page).toContain('<a href="/">');
});

it.each([
  { title: 'today', open: () => asBrowser({ ...AUTHORIZE_TODAY, client_id: '1' }) },
  { title: 'of the classic API', open: () => asBrowser({ ...AUTHORIZE_CLASSIC, client_id: '1' }) },
  {
    title: 'of a retired login URL',
    open: () => allowed(AUTHORIZE_TODAY, { trouble: 'closed_address' }),
  },
])('an error $title has a button that copies it', async ({ open }) => {
  const page = await (await open()).text();
  expect(page).toMatch(/<div class="said">.*data-copied="Copied".*<\/div>.*<script nonce/s);
});

it('a personal account leads back to the same consent page, to choose another', async () => {
  const page = await (await allowed(AUTHORIZE_TODAY, { account: 'just_pete_4711' })).text();
  const [, href = ''] = /<a href="(\?[^"]*)">Choose a different account/.exec(page) ?? [];
  const query = new URLSearchParams(href.replaceAll('&amp;', '&'));
  expect(Object.fromEntries(query)).toEqual(AUTHORIZE_TODAY);
});

it('a browser sees the classic API’s error with the very text that a program gets', async () => {
  const query = { ...AUTHORIZE_CLASSIC, scope: '<img>' };
  const json = await (await get(testInstagram(), '/oauth/authorize', query)).text();
  const page = await (await asBrowser(query)).text();
  const [, shown = ''] = /<pre[^>]*>([^<]*)<\/pre>/.exec(page) ?? [];
  const entities = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  const text = shown.replaceAll(/&\w+;/g, (found) => entities[found as keyof typeof entities]);
  expect(text).toBe(json);
});
