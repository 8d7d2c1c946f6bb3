import { AuthorizationCode } from 'simple-oauth2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { CHALLENGE, VERIFIER } from '../support/relay.ts';
import { openWorld, USER_ID, type World } from './world.ts';

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  let world: World;
  beforeAll(async () => void (world = await openWorld(start)), 60_000);
  afterAll(() => world.close());

  test('R-34: simple-oauth2 logs in with PKCE as a public client, and refreshes', async () => {
    const client = new AuthorizationCode({
      client: { id: world.clientId, secret: '' },
      auth: { tokenHost: world.issuer, tokenPath: '/token', authorizePath: '/authorize' },
      options: { authorizationMethod: 'body' },
    });
    const proof = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
    const { redirectUri: redirect_uri, scope } = world;
    const url = client.authorizeURL({ redirect_uri, scope, state: 'a state', ...proof });
    const code = (await world.visit(url)).searchParams.get('code') ?? '';
    const given = { code, redirect_uri, code_verifier: VERIFIER };
    const session = await client.getToken(given);
    expect(session.token).toMatchObject({ token_type: 'bearer', user_id: USER_ID });
    expect(session.expired()).toBe(false);

    await world.waitADay();
    expect((await session.refresh()).token).toMatchObject({ token_type: 'bearer' });
  });
});
