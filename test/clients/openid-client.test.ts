import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { openWorld, USER_ID, type World } from './world.ts';

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  let world: World;
  beforeAll(async () => void (world = await openWorld(start)), 60_000);
  afterAll(() => world.close());

  test('R-34: openid-client logs in with discovery, PKCE and iss, reads the profile by its sub, and refreshes', async () => {
    const config = await client.discovery(
      new URL(world.issuer),
      world.clientId,
      undefined,
      client.None(),
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated to be noticed; loopback is its purpose
      { algorithm: 'oauth2', execute: [client.allowInsecureRequests] },
    );
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: world.redirectUri,
      scope: world.scope,
      state: expectedState,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const checks = { pkceCodeVerifier, expectedState };
    const token = await client.authorizationCodeGrant(config, await world.visit(url), checks);
    expect(token).toMatchObject({ token_type: 'bearer', user_id: USER_ID });
    expect(token.expiresIn()).toBeGreaterThan(5_000_000);

    // It refuses a profile whose sub is missing or wrong.
    const profile = await client.fetchUserInfo(config, token.access_token, USER_ID);
    expect(profile.sub).toBe(USER_ID);

    await world.waitADay();
    const refreshed = await client.refreshTokenGrant(config, token.refresh_token ?? '');
    expect(refreshed.access_token).toMatch(/^IGAA/);
  });
});
