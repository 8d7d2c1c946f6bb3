import { expect, test } from 'vitest';
import type { Token } from '../../../web/auth/token.ts';
import { mediaPath } from '../../../web/instagram/chosen-page.ts';
import { fetchPageAccess } from '../../../web/instagram/page-access.ts';
import { checkPage } from '../../../web/instagram/page-check.ts';
import { lookAgain, rememberChoice } from '../../../web/instagram/page-memory.ts';
import { config, NOW, tab } from '../fake-browser.ts';

const CONFIG = config({ VITE_FACEBOOK_CLIENT_ID: '62' });
const page = (id: string, username: string) => ({
  id,
  name: `Page ${id}`,
  access_token: `EAApage${id}`,
  instagram_business_account: { id: `1784140131357461${id}`, username },
});
const GRANTS = [
  { permission: 'instagram_basic', status: 'granted' },
  { permission: 'pages_show_list', status: 'declined' },
  { permission: 'business_management', status: 'expired' },
];

/** Facebook with these Pages, and a token that reads them. */
function facebook(pages: readonly object[], grants: unknown = GRANTS) {
  const at = tab({
    answer: ({ url }) => Response.json({ data: url.includes('/me/permissions') ? grants : pages }),
  });
  const token: Token = { provider: 'facebook', accessToken: 'EAAtoken', issuedAt: NOW };
  const read = () => fetchPageAccess(at.browser, CONFIG, token, new AbortController().signal);
  return { at, token, read };
}

test('the only account is taken, and its id is where the posts are', async () => {
  const { token, read } = facebook([page('3', 'ada.paints'), { id: '9', name: 'Unlinked' }]);
  expect(mediaPath(token)).toBeUndefined();
  expect(await read()).toMatchObject({
    profile: { userId: '17841401313574613', username: 'ada.paints' },
    access: { chosen: { id: '3' }, life: 'unknown', more: false },
  });
  expect(mediaPath(token)).toBe('/17841401313574613/media');
});

test('of several accounts none is taken until one is chosen, and a choice asks nothing again', async () => {
  const { at, token, read } = facebook([page('3', 'ada.paints'), page('5', 'harbour.books')]);
  expect(await read()).toMatchObject({ profile: {}, access: { chosen: undefined } });
  expect(mediaPath(token)).toBeUndefined();
  rememberChoice(at.browser, '5');
  expect(await read()).toMatchObject({ profile: { username: 'harbour.books' } });
  expect(at.sent).toHaveLength(2);
  lookAgain(token);
  await read();
  expect(at.sent).toHaveLength(4);
});

test('a choice of a Page that is no longer listed counts as no choice', async () => {
  const { at, read } = facebook([page('3', 'ada.paints'), page('5', 'harbour.books')]);
  rememberChoice(at.browser, '77');
  expect(await read()).toMatchObject({ access: { chosen: undefined } });
});

test('permissions are those that were asked, then what else Facebook names; without its word they are unknown', async () => {
  const { read } = facebook([page('3', 'ada.paints')]);
  expect(await read()).toMatchObject({
    access: {
      permissions: [
        { name: 'instagram_basic', granted: true },
        { name: 'pages_show_list', granted: false },
        { name: 'pages_read_engagement' },
        { name: 'business_management', granted: false },
      ],
    },
  });
  const silent = facebook([page('3', 'ada.paints')], 'no list');
  expect(await silent.read()).toMatchObject({ access: { permissions: undefined } });
});

test.each([
  ['names its own Page', { id: '3', name: 'Page 3' }, 'works'],
  ['names another Page', { id: '4' }, 'failed'],
  ['is refused', { error: { message: 'Session has expired', code: 190 } }, 'failed'],
])('a Page token that %s', async (_, reply, status) => {
  const at = tab({ answer: () => Response.json(reply) });
  const chosen = { id: '3', name: 'Page 3', accessToken: 'EAApage3' };
  const check = await checkPage(at.browser, CONFIG, chosen, new AbortController().signal);
  expect(check?.status).toBe(status);
  expect(new URL(at.sent[0]?.url ?? '').searchParams.get('access_token')).toBe('EAApage3');
  expect(JSON.stringify(check)).not.toContain('EAApage3');
});

test('a Page without a token is not checked', async () => {
  const at = tab({ answer: () => Response.json({}) });
  const signal = new AbortController().signal;
  expect(await checkPage(at.browser, CONFIG, { id: '3', name: '' }, signal)).toBeUndefined();
  expect(at.sent).toEqual([]);
});
