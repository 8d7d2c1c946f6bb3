import { expect } from 'vitest';
import { get, post, shortToken } from '../login.ts';
import { fresh, says, turned, type Fact } from './fact.ts';

/** Instagram Login: what a token can read, and Graph’s errors. */
export const FACTS: readonly Fact[] = [
  [
    '3.6 data',
    'documented',
    'id and user_id are strings, and either can replace /me in a path',
    async () => {
      const of = fresh();
      const access_token = await shortToken(of);
      for (const path of ['/36220564007528767', '/v25.0/17841401313574613']) {
        expect(await says(get(of, path, { access_token, fields: 'username' }))).toContain(
          'ada.paints',
        );
        expect(await says(get(of, `${path}/media`, { access_token }))).toMatch(
          /^200 \{"data":\[\{/,
        );
      }
      expect(await says(get(of, '/17841457215396811', { access_token }))).toMatch(/^400/);
    },
  ],
  [
    '3.6 data',
    'unconfirmed',
    '/me inside of data: wrappedMe',
    async () => {
      const of = turned({ wrappedMe: true });
      const access_token = await shortToken(of);
      expect(await says(get(of, '/me', { access_token }))).toBe(
        '200 {"data":[{"id":"36220564007528767"}]}',
      );
    },
  ],
  [
    '3.6 data',
    'documented',
    'media are of three types; an album has children, a video a thumbnail, some have no media_url',
    async () => {
      const of = fresh();
      const access_token = await shortToken(of);
      const fields = 'id,media_type,media_url,thumbnail_url,children{id,media_type}';
      const { data } = (await (await get(of, '/me/media', { access_token, fields })).json()) as {
        data: { media_type: string; media_url?: string; children?: { data: object[] } }[];
      };
      expect(new Set(data.map(({ media_type }) => media_type))).toEqual(
        new Set(['IMAGE', 'VIDEO', 'CAROUSEL_ALBUM']),
      );
      expect(data.filter(({ media_url }) => media_url === undefined)).not.toEqual([]);
      const album = data.find(({ media_type }) => media_type === 'CAROUSEL_ALBUM');
      expect(album?.children?.data.map((child) => Object.keys(child))).toEqual([
        ['id', 'media_type'],
        ['id', 'media_type'],
      ]);
    },
  ],
  [
    '3.7 versions',
    'unconfirmed',
    'which version is the newest: newestVersion; one that is not yet has unknown paths',
    async () => {
      expect(await says(get(fresh(), '/v27.0/me'))).toContain('Unknown path components: /me');
      const of = turned({ newestVersion: 27 });
      expect(await says(get(of, '/v27.0/me'))).toContain('"code":2500');
      expect(await says(get(of, '/v27.0/me'))).toContain('An active access token must be used');
    },
  ],
  [
    '3.7 versions',
    'documented',
    'a version past its end is served by the next',
    async () => {
      const of = fresh();
      const access_token = await shortToken(of);
      expect(await says(get(of, '/v12.0/me', { access_token }))).toMatch(/^200/);
    },
  ],
  [
    '3.8 Graph errors',
    'documented',
    'throttling has the two usage headers, in percent',
    async () => {
      const of = fresh();
      of.fail({ kind: 'throttled' });
      const { headers } = await get(of, '/me');
      expect(JSON.parse(headers.get('x-app-usage') ?? '')).toEqual({
        call_count: 100,
        total_cputime: 25,
        total_time: 25,
      });
      expect(headers.get('x-business-use-case-usage')).toContain('"type":"instagram"');
    },
  ],
  [
    '3.8 Graph errors',
    'documented',
    'any code and subcode can be had, in the envelope of the endpoint',
    async () => {
      const of = fresh();
      const error = { kind: 'error', message: 'M', errorCode: 190, subcode: 460 } as const;
      of.fail({ ...error, times: 3 });
      expect(await says(get(of, '/me'))).toMatch(
        /^400 \{"error":\{"message":"M".*"error_subcode":460/,
      );
      expect(await says(get(of, '/v1/users/self'))).toContain('{"meta":{"error_type"');
      expect(await says(post(of, '/oauth/access_token', { code: 'x' }))).toBe(
        '400 {"error_type":"OAuthException","code":190,"error_message":"M"}',
      );
    },
  ],
];
