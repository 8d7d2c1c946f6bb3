import { Auth, type AuthConfig } from '@auth/core';
import type { JWT } from '@auth/core/jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { openSite } from './site.ts';
import { openWorld, USER_ID, type World } from './world.ts';

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  let config: AuthConfig;
  let world: World;
  let token: JWT | undefined;
  const site = openSite('/auth/callback/instagram', async (request) => {
    const response: unknown = await Auth(request, config);
    if (!(response instanceof Response)) throw new TypeError('Auth.js gave no response.');
    return response;
  });

  beforeAll(async () => {
    world = await openWorld(start, () => site.redirectUri);
    config = {
      basePath: '/auth',
      secret: 'a secret of the site',
      trustHost: true,
      providers: [
        {
          id: 'instagram',
          name: 'Instagram',
          type: 'oauth',
          issuer: world.issuer,
          clientId: world.clientId,
          client: { token_endpoint_auth_method: 'none' },
          checks: ['pkce', 'state'],
          authorization: { url: `${world.issuer}/authorize`, params: { scope: world.scope } },
          token: `${world.issuer}/token`,
          userinfo: `${world.issuer}/userinfo`,
          profile: ({ id, name }: { id: string; name: string }) => ({ id, name }),
        },
      ],
      callbacks: {
        jwt({ token: session, account }) {
          token = { ...session, ...account };
          return token;
        },
      },
    };
  }, 60_000);

  afterAll(() => world.close());

  test('R-34: @auth/core logs in with PKCE, state and iss, as a generic OAuth provider', async () => {
    const { csrfToken } = (await (await site.ask('/auth/csrf')).json()) as { csrfToken: string };
    const begun = await site.ask('/auth/signin/instagram', { csrfToken });
    const back = await world.visit(begun.headers.get('location') ?? '');
    const done = await site.ask(back);
    expect(done.headers.get('location')).toBe('https://app.example');
    expect(token).toMatchObject({
      access_token: expect.stringMatching(/^IGAA/) as string,
      token_type: 'bearer',
      providerAccountId: USER_ID,
      user_id: USER_ID,
    });
  });
});
