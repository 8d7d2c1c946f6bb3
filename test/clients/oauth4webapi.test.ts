import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { openWorld, USER_ID, type World } from './world.ts';

/** The library's option for plain http. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated to be noticed; loopback is its purpose
const INSECURE = { [oauth.allowInsecureRequests]: true };

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  let world: World;
  beforeAll(async () => void (world = await openWorld(start)), 60_000);
  afterAll(() => world.close());

  async function discover(): Promise<oauth.AuthorizationServer> {
    const issuer = new URL(world.issuer);
    const options = { ...INSECURE, algorithm: 'oauth2' } as const;
    return await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, options),
    );
  }

  async function authorizationUrl(
    server: oauth.AuthorizationServer,
    state: string,
    verifier: string,
  ) {
    const url = new URL(server.authorization_endpoint ?? '');
    url.search = new URLSearchParams({
      client_id: world.clientId,
      redirect_uri: world.redirectUri,
      response_type: 'code',
      scope: world.scope,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString();
    return url;
  }

  test('R-34: oauth4webapi logs in with discovery, PKCE and iss, and refreshes', async () => {
    const server = await discover();
    const client = { client_id: world.clientId };
    const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
    const back = await world.visit(await authorizationUrl(server, state, verifier));
    const parameters = oauth.validateAuthResponse(server, client, back, state);
    const reply = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      world.redirectUri,
      verifier,
      INSECURE,
    );
    const token = await oauth.processAuthorizationCodeResponse(server, client, reply);
    expect(token).toMatchObject({ token_type: 'bearer', user_id: USER_ID, scope: world.scope });

    await world.waitADay();
    const refreshed = await oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(
        server,
        client,
        oauth.None(),
        token.refresh_token ?? '',
        INSECURE,
      ),
    );
    expect(refreshed.access_token).toMatch(/^IGAA/);
  });

  test('R-58: oauth4webapi refuses an answer whose iss names another issuer', async () => {
    const server = await discover();
    const evil = { ...server, issuer: 'https://evil.example' };
    const back = await world.visit(
      await authorizationUrl(server, 's', oauth.generateRandomCodeVerifier()),
    );
    const validate = () =>
      oauth.validateAuthResponse(evil, { client_id: world.clientId }, back, 's');
    expect(validate).toThrow('unexpected "iss"');
  });
});
