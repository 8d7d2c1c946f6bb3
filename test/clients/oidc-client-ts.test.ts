import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { openWorld, USER_ID, type World } from './world.ts';

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  let world: World;
  beforeAll(async () => void (world = await openWorld(start)), 60_000);
  afterAll(() => world.close());

  test('R-34: oidc-client-ts logs in as a plain OAuth client with PKCE and reads the exact id', async () => {
    const { issuer, clientId: client_id, redirectUri: redirect_uri, scope } = world;
    const client = new OidcClient({
      authority: issuer,
      metadataUrl: `${issuer}/.well-known/oauth-authorization-server`,
      client_id,
      redirect_uri,
      scope,
      loadUserInfo: true,
      stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    });
    const { url } = await client.createSigninRequest({});
    const back = await world.visit(url);
    const session = await client.processSigninResponse(back.href);
    expect(session.access_token).toMatch(/^IGAA/);
    expect(session.token_type).toBe('bearer');
    // The library drops fields of a token reply that it does not know.
    expect(session.profile).toMatchObject({ id: USER_ID });

    await world.waitADay();
    const { refresh_token = '', profile } = session;
    const refreshed = await client.useRefreshToken({
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library exports the class as a type only
      state: { data: undefined, refresh_token, session_state: null, profile },
    });
    expect(refreshed.access_token).toMatch(/^IGAA/);
  });
});
