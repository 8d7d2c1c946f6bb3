import { describe, expect, it } from 'vitest';
import type { Instagram } from '../../../../web/demo/simulator/simulator.ts';
import { get, longToken, post, shortToken, testInstagram, TODAY } from './login.ts';

describe('long-lived tokens', () => {
  const grant = { grant_type: 'ig_exchange_token', client_secret: TODAY.clientSecret };
  const refresh = (instagram: Instagram, access_token: string) =>
    get(instagram, '/refresh_access_token', { grant_type: 'ig_refresh_token', access_token });

  it.each(['/access_token', '/v25.0/access_token'])(
    'a 60-day token comes from GET %s',
    async (path) => {
      const instagram = testInstagram();
      const access_token = await shortToken(instagram);
      const response = await get(instagram, path, { ...grant, access_token });
      expect(await response.json()).toEqual({
        access_token: expect.stringMatching(/^IGAA/) as unknown,
        token_type: 'bearer',
        expires_in: 5183944,
      });
    },
  );

  it('a 60-day token needs the app secret', async () => {
    const instagram = testInstagram();
    const query = { ...grant, client_secret: 'y', access_token: await shortToken(instagram) };
    const response = await get(instagram, '/access_token', query);
    expect(await response.json()).toMatchObject({ error: { code: 1 } });
  });

  it('a POST for a 60-day token is refused with words about the method', async () => {
    const instagram = testInstagram();
    const response = await post(instagram, '/access_token', grant);
    expect(await response.json()).toMatchObject({
      error: { message: 'Unsupported request - method type: post', code: 100 },
    });
  });

  it.each([
    ['refused', 86_399, 400],
    ['refused', 86_400, 200],
    ['allowed', 0, 200],
  ] as const)(
    'with young tokens %s, a refresh after %i seconds is answered with %i',
    async (...row) => {
      const [youngRefresh, age, status] = row;
      const instagram = testInstagram({ switches: { youngRefresh } });
      const token = await longToken(instagram);
      instagram.advance(age);
      expect((await refresh(instagram, token)).status).toBe(status);
    },
  );

  it('a refresh of a one-hour token is refused', async () => {
    const instagram = testInstagram({ switches: { youngRefresh: 'allowed' } });
    expect((await refresh(instagram, await shortToken(instagram))).status).toBe(400);
  });

  it('a 60-day token expires after 60 days and cannot be refreshed then', async () => {
    const instagram = testInstagram();
    const token = await longToken(instagram);
    instagram.advance(5_183_944);
    expect(await (await refresh(instagram, token)).json()).toMatchObject({
      error: { code: 190, error_subcode: 0 },
    });
  });

  it('a refreshed token is valid for another 60 days, and a switch keeps its string', async () => {
    const instagram = testInstagram({ switches: { refreshedToken: 'same' } });
    const token = await longToken(instagram);
    instagram.advance(5_000_000);
    expect(await (await refresh(instagram, token)).json()).toMatchObject({ access_token: token });
    instagram.advance(5_000_000);
    expect((await get(instagram, '/me', { access_token: token })).status).toBe(200);
  });
});
