import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setupServer } from 'msw/node';
import { Passport } from 'passport';
import { Strategy } from 'passport-instagram';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instagramHandlers } from '../../web/demo/simulator/handlers.ts';
import { serveInstagram, type ServedInstagram } from '../../web/demo/simulator/serve.ts';
import { accessTokenOf, CLASSIC } from '../web/demo/simulator/login.ts';

/** A site with passport, as its documentation shows one, on Node's own server. */
const passport = new Passport();
const site = createServer((request, response) => {
  const url = new URL(request.url ?? '', siteUrl);
  // Express would do this. Passport needs nothing else of it.
  Object.assign(request, { query: Object.fromEntries(url.searchParams) });
  passport.authenticate('instagram', { session: false })(request, response, (error) => {
    const { user } = request as { user?: object };
    response.end(error === undefined ? JSON.stringify(user) : `${error.name}: ${error.message}`);
  });
});
let siteUrl = '';
let simulator: ServedInstagram;
let network: ReturnType<typeof setupServer>;

beforeAll(async () => {
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}/callback`;
  simulator = await serveInstagram({ port: 0, redirectUris: [siteUrl] });
  passport.use(
    new Strategy(
      {
        clientID: CLASSIC.clientId,
        clientSecret: CLASSIC.clientSecret,
        callbackURL: siteUrl,
        authorizationURL: `${simulator.url}/oauth/authorize/`,
        tokenURL: `${simulator.url}/oauth/access_token`,
      },
      (accessToken, _refreshToken, { id, username, displayName }, done) =>
        done(null, { accessToken, id, username, displayName }),
    ),
  );
  // The only URL that the package does not let its user choose.
  network = setupServer(...instagramHandlers(simulator.instagram, ['https://api.instagram.com']));
  network.listen({ onUnhandledFrame: 'bypass' });
});
afterAll(async () => {
  network.close();
  site.close();
  await simulator.close();
});

/** Follows one redirect as a browser does. */
async function locationOf(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  return response.headers.get('location') ?? `no redirect: ${response.status}`;
}

const decide = async (decision: string): Promise<string> =>
  locationOf(await locationOf(siteUrl), {
    method: 'POST',
    body: new URLSearchParams({ decision }),
  });

it('passport-instagram, unmodified, logs in against the classic API', async () => {
  const callback = await decide('allow');
  const user = await (await fetch(callback)).text();
  expect(accessTokenOf(user.replace('accessToken', 'access_token'))).toMatch(
    /^17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}$/,
  );
  expect(JSON.parse(user)).toMatchObject({
    id: '17841401313574613',
    username: 'ada.paints',
    displayName: 'Ada Morrow 🎨',
  });
});

it('passport-instagram passes on Instagram’s error for a used code', async () => {
  const callback = await decide('allow');
  await fetch(callback);
  const again = await (await fetch(callback)).text();
  expect(again).toBe('InternalOAuthError: Failed to obtain access token');
  const code = new URL(callback).searchParams.get('code') ?? '';
  expect(simulator.instagram.ledger.get(code)).toEqual({ tried: 2, succeeded: 1 });
});

it('passport-instagram reports a cancelled login as a failed one', async () => {
  const callback = await decide('cancel');
  expect(new URL(callback).searchParams.get('error')).toBe('access_denied');
  expect((await fetch(callback)).status).toBe(401);
});
