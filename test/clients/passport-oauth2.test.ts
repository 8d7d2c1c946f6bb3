import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Passport } from 'passport';
import { Strategy, type VerifyCallback } from 'passport-oauth2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIMES } from '../support/runtimes.ts';
import { openWorld, USER_ID, type World } from './world.ts';

describe.each(RUNTIMES)('with the relay on $name', ({ start }) => {
  const passport = new Passport();
  const session = {};
  /** A site with passport, as its documentation shows one. It needs only these two functions of Express. */
  const site = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://site');
    Object.assign(request, { query: Object.fromEntries(searchParams), session });
    passport.authenticate('oauth2', { session: false })(request, response, (error: unknown) => {
      const user = 'user' in request ? request.user : undefined;
      response.end(JSON.stringify(error instanceof Error ? error.message : user));
    });
  });
  let siteUrl = '';
  let world: World;

  beforeAll(async () => {
    world = await openWorld(start);
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    passport.use(
      new Strategy(
        {
          authorizationURL: `${world.issuer}/authorize`,
          tokenURL: `${world.issuer}/token`,
          clientID: world.clientId,
          clientSecret: '',
          callbackURL: world.redirectUri,
          scope: world.scope,
          pkce: true,
          state: true,
        },
        (
          accessToken: string,
          refreshToken: string,
          params: object,
          _profile: unknown,
          done: VerifyCallback,
        ) => done(null, { ...params, accessToken, refreshToken }),
      ),
    );
  }, 60_000);

  afterAll(async () => {
    site.close();
    await world.close();
  });

  test('R-34: passport-oauth2 logs in with PKCE and state', async () => {
    const back = await world.visit(siteUrl);
    const user: unknown = await (await fetch(`${siteUrl}${back.search}`)).json();
    expect(user).toMatchObject({ token_type: 'bearer', user_id: USER_ID });
    expect(user).toMatchObject({ accessToken: expect.stringMatching(/^IGAA/) as string });
  });
});
