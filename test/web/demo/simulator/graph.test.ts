import { describe, expect, it } from 'vitest';
import { classicToken, get, shortToken, testInstagram } from './login.ts';

const HOUR_S = 3600;

describe('Graph data calls', () => {
  it.each(['/me', '/v25.0/me', '/v21.0/me/'])('GET %s returns ids as strings', async (path) => {
    const instagram = testInstagram();
    const query = { fields: 'id,user_id,username,account_type' };
    const response = await get(instagram, path, {
      ...query,
      access_token: await shortToken(instagram),
    });
    expect(await response.json()).toEqual({
      id: '36220564007528767',
      user_id: '17841401313574613',
      username: 'ada.paints',
      account_type: 'MEDIA_CREATOR',
    });
  });

  it('Graph accepts the token as Bearer too', async () => {
    const instagram = testInstagram();
    const authorization = `Bearer ${await shortToken(instagram)}`;
    const response = await get(instagram, '/me', {}, { authorization });
    expect(await response.json()).toEqual({ id: '36220564007528767' });
  });

  it('Graph answers with code 2500 without a token', async () => {
    const response = await get(testInstagram(), '/me');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 2500 } });
  });

  it('Graph answers with code 2500 for a version that does not exist yet', async () => {
    const response = await get(testInstagram(), '/v99.0/me');
    expect(await response.json()).toMatchObject({
      error: { message: 'Unknown path components: /me', code: 2500 },
    });
  });

  it('Graph cannot parse a token of another family', async () => {
    const instagram = testInstagram();
    const access_token = await classicToken(instagram);
    expect(await (await get(instagram, '/me', { access_token })).json()).toEqual({
      error: {
        message: 'Invalid OAuth access token - Cannot parse access token',
        type: 'OAuthException',
        code: 190,
        fbtrace_id: expect.stringMatching(/^A\w{22}$/) as unknown,
      },
    });
  });

  it('Graph refuses tokens of Basic Display', async () => {
    const response = await get(testInstagram(), '/me', { access_token: 'IGQVJsimulated' });
    expect(await response.json()).toMatchObject({
      error: { message: 'Unsupported request - method type: get', code: 100 },
    });
  });

  it('Graph says when a token expired, in Pacific time', async () => {
    const instagram = testInstagram();
    const access_token = await shortToken(instagram);
    instagram.advance(HOUR_S + 55);
    expect(await (await get(instagram, '/me', { access_token })).json()).toMatchObject({
      error: {
        message:
          'Error validating access token: Session has expired on Monday, 23-Nov-26 05:00:00 PST. The current time is Monday, 23-Nov-26 05:00:55 PST.',
        code: 190,
        error_subcode: 0,
      },
    });
  });

  it('Graph reports a revoked token before anything else', async () => {
    const instagram = testInstagram();
    const access_token = await shortToken(instagram, { decision: 'allow', account: 'ada.paints' });
    instagram.revoke(access_token);
    expect(await (await get(instagram, '/me', { access_token })).json()).toMatchObject({
      error: { code: 190 },
    });
  });

  it.each(['/me', '/me/media', '/access_token', '/refresh_access_token'])(
    'Graph blames the method at %s when the basic permission is missing',
    async (path) => {
      const instagram = testInstagram();
      const choice = { decision: 'allow', account: 'ada.paints' };
      const access_token = await shortToken(instagram, choice);
      const response = await get(instagram, path, { access_token });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: {
          message: 'Unsupported request - method type: get',
          type: 'IGApiException',
          code: 100,
        },
      });
    },
  );
});

describe('media', () => {
  it('media comes in pages until paging.next is missing, and next contains the token', async () => {
    const instagram = testInstagram();
    const access_token = await shortToken(instagram);
    const query = { access_token, fields: 'id,media_type,media_url,timestamp', limit: '5' };
    const first = await (await get(instagram, '/me/media', query)).text();
    const next = /"next":"([^"]+)"/.exec(first)?.[1] ?? '';
    expect(new URL(next).searchParams.get('access_token')).toBe(access_token);
    const last = await (await instagram.fetch(new Request(next))).text();
    expect([first, last].map((page) => page.split('"id":').length - 1)).toEqual([5, 2]);
    expect(last).not.toContain('"next"');
    expect(first).toContain('"timestamp":"2026-06-22T12:00:00+0000"');
    expect(first.split('"media_url":')).toHaveLength(5);
  });
});
