import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { openSite } from './site.ts';
import { openWorld, USER_ID, type World } from './world.ts';

/** A site without a database, as the documentation of better-auth shows one. */
function createAuth({ issuer, clientId, scope }: World) {
  return betterAuth({
    baseURL: 'https://app.example',
    secret: 'a secret of the site, at least 32 long',
    telemetry: { enabled: false },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'instagram',
            clientId,
            discoveryUrl: `${issuer}/.well-known/oauth-authorization-server`,
            tokenEndpointAuth: { method: 'none' },
            scopes: [scope],
            // A user must have an e-mail address, and Instagram reveals none.
            mapProfileToUser: ({ id }) => ({ email: `${id}@instagram.invalid` }),
          },
        ],
      }),
    ],
  });
}

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  let auth: ReturnType<typeof createAuth>;
  let world: World;
  const site = openSite('/api/auth/callback/instagram', (request) => auth.handler(request));

  beforeAll(async () => {
    world = await openWorld(start, () => site.redirectUri);
    auth = createAuth(world);
  }, 60_000);

  afterAll(() => world.close());

  test('R-34: better-auth logs in with discovery and PKCE, and refreshes', async () => {
    const begun = await site.ask('/api/auth/sign-in/social', {
      provider: 'instagram',
      callbackURL: '/in',
    });
    const { url } = (await begun.json()) as { url: string };
    const done = await site.ask(await world.visit(url));
    expect(done.headers.get('location')).toBe('/in');
    const accounts: unknown = await (await site.ask('/api/auth/list-accounts')).json();
    expect(accounts).toMatchObject([{ providerId: 'instagram', accountId: USER_ID }]);

    // There is no database, so the account is in the browser's cookie.
    const account = { useAccountCookie: true };
    const token = { accessToken: expect.stringMatching(/^IGAA/) as string };
    const given = await site.ask('/api/auth/get-access-token', account);
    expect(await given.json()).toMatchObject(token);

    await world.waitADay();
    const refreshed = await site.ask('/api/auth/refresh-token', account);
    expect(await refreshed.json()).toMatchObject({ ...token, providerId: 'instagram' });
  });
});
