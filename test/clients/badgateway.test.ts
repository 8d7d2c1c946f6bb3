import { generateCodeVerifier, OAuth2Client } from '@badgateway/oauth2-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { openWorld, USER_ID, type World } from './world.ts';

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  let world: World;
  beforeAll(async () => void (world = await openWorld(start)), 60_000);
  afterAll(() => world.close());

  test('R-34: @badgateway/oauth2-client logs in with discovery and PKCE, and refreshes', async () => {
    const { clientId, redirectUri } = world;
    const client = new OAuth2Client({ server: `${world.issuer}/`, clientId });
    const [codeVerifier, state] = [await generateCodeVerifier(), 'a state'];
    const scope = [world.scope];
    const url = await client.authorizationCode.getAuthorizeUri({
      redirectUri,
      state,
      codeVerifier,
      scope,
    });
    const back = await world.visit(url);
    const token = await client.authorizationCode.getTokenFromCodeRedirect(back, {
      redirectUri,
      state,
      codeVerifier,
    });
    expect(token.accessToken).toMatch(/^IGAA/);
    expect(token.extraParams).toMatchObject({ user_id: USER_ID });

    await world.waitADay();
    expect((await client.refreshToken(token)).accessToken).toMatch(/^IGAA/);
  });
});
