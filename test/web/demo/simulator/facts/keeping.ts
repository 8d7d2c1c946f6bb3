import { expect } from 'vitest';
import { get, longToken } from '../login.ts';
import { fresh, says, turned, type Fact, type Simulated } from './fact.ts';

const DAY_S = 86_400;

interface Item {
  id: string;
  media_type: string;
  media_product_type?: string;
  media_url?: string;
  thumbnail_url?: string;
  caption?: string;
  permalink?: string;
  like_count?: number;
  children?: { data: Item[] };
}

async function posts(of: Simulated): Promise<Item[]> {
  const fields =
    'id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,like_count,children{media_type,media_url,thumbnail_url,caption,permalink}';
  const reply = await get(of, '/me/media', { access_token: await longToken(of), fields });
  return ((await reply.json()) as { data: Item[] }).data;
}

const albumOf = async (of: Simulated) => (await posts(of)).find(({ children }) => children);

async function refreshed(of: Simulated): Promise<{ before: string; after: number }> {
  const before = await longToken(of);
  of.advance(DAY_S);
  const query = { grant_type: 'ig_refresh_token', access_token: before };
  expect(await says(get(of, '/refresh_access_token', query))).toMatch(/^200/);
  return { before, after: (await get(of, '/me', { access_token: before })).status };
}

/** What a keeper of tokens and posts meets. */
export const FACTS: readonly Fact[] = [
  [
    '3.5 refresh',
    'unconfirmed',
    'whether the string before a refresh still works: oldToken',
    async () => {
      expect((await refreshed(fresh())).after).toBe(200);
      expect((await refreshed(turned({ oldToken: 'ends' }))).after).toBe(400);
    },
  ],
  [
    '5 media',
    'seen',
    'the URL of a picture says in oe= when it ends, and is 403 then: pictureDays',
    async () => {
      const of = turned({ pictureDays: 7 });
      const url = new URL((await posts(of))[0]?.media_url ?? '');
      const query = Object.fromEntries(url.searchParams);
      expect(query['oe']).toMatch(/^[0-9A-F]{8}$/);
      expect((await get(of, url.pathname, query)).status).toBe(200);
      of.advance(8 * DAY_S);
      expect(await says(get(of, url.pathname, query))).toBe('403 URL signature expired');
    },
  ],
  [
    '5 media',
    'unconfirmed',
    'which sites may show a picture: pictureCorp',
    async () => {
      const of = turned({ pictureCorp: 'same-origin' });
      const { pathname, searchParams } = new URL((await posts(of))[0]?.media_url ?? '');
      const { headers } = await get(of, pathname, Object.fromEntries(searchParams));
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    },
  ],
  [
    '5 media',
    'documented',
    'hidden likes are left out: hiddenLikes',
    async () => {
      expect((await posts(fresh()))[1]?.like_count).toBeTypeOf('number');
      expect((await posts(turned({ hiddenLikes: true })))[1]?.like_count).toBeUndefined();
    },
  ],
  [
    '5 media',
    'documented',
    'the parts of an album have no caption and no permalink of their own',
    async () => {
      const parts = (await albumOf(fresh()))?.children?.data ?? [];
      expect(parts.map(({ media_type }) => media_type)).toEqual(['IMAGE', 'VIDEO']);
      expect(parts.some((part) => part.caption ?? part.permalink)).toBe(false);
    },
  ],
  [
    '5 media',
    'unconfirmed',
    'whether a video in an album has a thumbnail: childThumbnail',
    async () => {
      const last = async (of: Simulated) => (await albumOf(of))?.children?.data.at(-1);
      expect((await last(fresh()))?.thumbnail_url).toBeTypeOf('string');
      const without = await last(turned({ childThumbnail: 'missing' }));
      expect(without?.thumbnail_url).toBeUndefined();
    },
  ],
  [
    '5 media',
    'unconfirmed',
    'whether the product of a post is told: productType',
    async () => {
      const products = async (of: Simulated) =>
        (await posts(of)).map((it) => it.media_product_type);
      expect((await products(fresh())).slice(0, 3)).toEqual(['FEED', 'REELS', 'FEED']);
      expect(new Set(await products(turned({ productType: 'missing' })))).toEqual(
        new Set([undefined]),
      );
    },
  ],
];
