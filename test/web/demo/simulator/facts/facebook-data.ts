import { expect } from 'vitest';
import { get, ORIGIN } from '../login.ts';
import {
  DIALOG,
  fresh,
  lastingToken,
  metaToken,
  says,
  turned,
  type Choice,
  type Fact,
  type Simulated,
} from './fact.ts';

const FIELDS =
  'id,name,access_token,instagram_business_account{id,username,name,profile_picture_url}';
const EVERYTHING = [...DIALOG.scope.split(','), 'pages_read_engagement'];
const ASKED = { scope: EVERYTHING.join(',') };

interface PageNode {
  id: string;
  name: string;
  access_token: string;
  instagram_business_account?: Record<string, string>;
}
interface List {
  data: PageNode[];
  paging?: { next?: string };
}

/** The Pages of a person, and the token that lists them. */
async function pagesOf(of: Simulated, choice: Choice, query = {}) {
  const token = await metaToken(of, { scopes: EVERYTHING, ...choice }, ASKED);
  return { token, list: await pagesWith(of, token, query) };
}

async function pagesWith(of: Simulated, access_token: string, query = {}): Promise<List> {
  const asked = { fields: FIELDS, access_token, ...query };
  return (await (await get(of, '/v25.0/me/accounts', asked)).json()) as List;
}

const media = (of: Simulated, id: string, access_token: string) =>
  says(get(of, `/v25.0/${id}/media`, { fields: 'id,username', limit: '1', access_token }));

/** What Facebook Login reads: Pages, the Instagram accounts behind them, permissions, and Page tokens. */
export const FACTS: readonly Fact[] = [
  [
    '4.4 accounts',
    'documented',
    'nested fields pick inside of the Instagram account; without them there is its id only',
    async () => {
      const of = fresh();
      const { token, list } = await pagesOf(of, { account: 'ada.paints' });
      expect(list.data).toEqual([
        {
          id: '61550093724418815',
          name: 'Ada Morrow Studio',
          access_token: expect.stringMatching(/^EAA/) as unknown,
          instagram_business_account: {
            id: '17841401313574613',
            username: 'ada.paints',
            name: 'Ada Morrow 🎨',
            profile_picture_url: `${ORIGIN}/_simulator/picture.svg?of=ada.paints`,
          },
        },
      ]);
      const bare = await pagesWith(of, token, { fields: 'instagram_business_account' });
      expect(bare.data[0]?.instagram_business_account).toEqual({ id: '17841401313574613' });
    },
  ],
  [
    '4.4 accounts',
    'documented',
    'a person has no Page, one, three, or one without an Instagram account',
    async () => {
      for (const [account, linked] of [
        ['just_pete_4711', []],
        ['ada.paints', [true]],
        ['harbour.books', [true, true, true]],
        ['nour.films', [false]],
      ] as const) {
        const { list } = await pagesOf(fresh(), { account });
        expect(list.data.map((page) => 'instagram_business_account' in page)).toEqual(linked);
      }
    },
  ],
  [
    '4.4 accounts',
    'documented',
    'the list comes in pages of 25, and only a missing paging.next ends it',
    async () => {
      const of = fresh();
      const { list } = await pagesOf(of, { account: 'quay.agency' });
      expect(list.data).toHaveLength(25);
      const next = await of.fetch(new Request(list.paging?.next ?? ''));
      const rest = (await next.json()) as List;
      expect([rest.data.length, rest.paging?.next]).toEqual([2, undefined]);
      expect(rest.data[1]?.instagram_business_account?.['username']).toBe('harbour.books');
    },
  ],
  [
    '4.4 accounts',
    'documented',
    'without pages_show_list the list is empty, without instagram_basic no Page names its account',
    async () => {
      const without = async (scope: string) => {
        const scopes = EVERYTHING.filter((one) => one !== scope);
        return (await pagesOf(fresh(), { account: 'ada.paints', scopes })).list.data;
      };
      expect(await without('pages_show_list')).toEqual([]);
      expect((await without('instagram_basic'))[0]).not.toHaveProperty(
        'instagram_business_account',
      );
    },
  ],
  [
    '4.4 accounts',
    'documented',
    'a Page in a business portfolio is listed with business_management only',
    async () => {
      const account = 'the_slow_bakery';
      const scopes = EVERYTHING.filter((scope) => scope !== 'business_management');
      expect((await pagesOf(fresh(), { account, scopes })).list.data).toEqual([]);
      expect((await pagesOf(fresh(), { account })).list.data).toHaveLength(1);
    },
  ],
  [
    '4.4 permissions',
    'documented',
    '/me/permissions names what was granted and what was declined',
    async () => {
      const of = fresh();
      const access_token = await metaToken(of, {
        account: 'ada.paints',
        scopes: ['instagram_basic', 'business_management'],
      });
      const answer = await get(of, '/v25.0/me/permissions', { access_token });
      expect(await answer.json()).toEqual({
        data: [
          { permission: 'instagram_basic', status: 'granted' },
          { permission: 'business_management', status: 'granted' },
          { permission: 'public_profile', status: 'granted' },
          { permission: 'pages_show_list', status: 'declined' },
        ],
      });
    },
  ],
  [
    '4.4 media',
    'documented',
    'profile and posts are read by the id of the account behind a Page, posts with either token',
    async () => {
      const of = fresh();
      const { token, list } = await pagesOf(of, { account: 'harbour.books' });
      const [own, ada] = list.data;
      const adasId = ada?.instagram_business_account?.['id'] ?? '';
      for (const one of [token, ada?.access_token ?? ''])
        expect(await media(of, adasId, one)).toMatch(/^200 .*"username":"ada\.paints"/);
      const asked = { fields: 'id,username', access_token: token };
      expect(await says(get(of, `/v25.0/${adasId}`, asked))).toBe(
        `200 {"id":"${adasId}","username":"ada.paints"}`,
      );
      expect(await media(of, adasId, own?.access_token ?? '')).toMatch(
        /^400 .*Unsupported get request\. Object with ID '17841401313574613'.*"error_subcode":33/,
      );
    },
  ],
  [
    '4.4 media',
    'unconfirmed',
    'the number of a permission that is missing: missingPermissionCode',
    async () => {
      for (const [of, code] of [
        [fresh(), 10],
        [turned({ missingPermissionCode: 200 }), 200],
      ] as const) {
        const scopes = EVERYTHING.filter((scope) => scope !== 'pages_read_engagement');
        const { token, list } = await pagesOf(of, { account: 'ada.paints', scopes });
        const id = list.data[0]?.instagram_business_account?.['id'] ?? '';
        expect(await media(of, id, token)).toContain(`"code":${code},"fbtrace_id"`);
      }
    },
  ],
  [
    '4.4 tokens',
    'documented',
    'the Page token of a 60-day token does not end, and is the Page itself at /me',
    async () => {
      const of = fresh();
      const short = await metaToken(of, { account: 'ada.paints', scopes: EVERYTHING }, ASKED);
      const long = await lastingToken(of, short);
      const [page] = (await pagesWith(of, long)).data;
      const access_token = page?.access_token ?? '';
      expect((await pagesWith(of, long)).data[0]?.access_token).toBe(access_token);
      of.advance(365 * 86_400);
      expect(await says(get(of, '/v25.0/me', { fields: 'id,name', access_token }))).toBe(
        '200 {"id":"61550093724418815","name":"Ada Morrow Studio"}',
      );
    },
  ],
  [
    '4.4 tokens',
    'unconfirmed',
    'whether the Page token of a one-hour token ends with it: pageTokenOfShort',
    async () => {
      for (const [of, status] of [
        [fresh(), /^400 .*"error_subcode":463/],
        [turned({ pageTokenOfShort: 'endless' }), /^200/],
      ] as const) {
        const { list } = await pagesOf(of, { account: 'ada.paints' });
        of.advance(3601);
        const access_token = list.data[0]?.access_token ?? '';
        expect(await says(get(of, '/v25.0/me', { access_token }))).toMatch(status);
      }
    },
  ],
  [
    '4.4 tokens',
    'documented',
    'Page tokens end when the person takes the permissions back, with the subcode of a session that is over',
    async () => {
      const of = fresh();
      const { token, list } = await pagesOf(of, { account: 'ada.paints' });
      const address = `${ORIGIN}/v25.0/me/permissions?access_token=${token}`;
      await of.fetch(new Request(address, { method: 'DELETE' }));
      const access_token = list.data[0]?.access_token ?? '';
      expect(await says(get(of, '/me', { access_token }))).toContain(
        '"code":190,"error_subcode":460',
      );
    },
  ],
  [
    '4.4 tokens',
    'seen',
    'a tester can have Page tokens that are revoked while the token itself works',
    async () => {
      const of = fresh();
      const { token, list } = await pagesOf(of, {
        account: 'ada.paints',
        trouble: 'pages_revoked',
      });
      const access_token = list.data[0]?.access_token ?? '';
      expect(await says(get(of, '/me', { access_token }))).toContain('"code":190');
      expect(await says(get(of, '/me', { access_token: token }))).toMatch(/^200/);
    },
  ],
];
