import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { openWorld, USER_ID, type World } from '../clients/world.ts';
import { startOnWorkerd } from '../support/proxy.ts';
import { test } from './browser.ts';

/** A static site that is one page with an unmodified client from the registry. */
const PAGE = (issuer: string, clientId: string) => `<!doctype html>
<title>A static site</title>
<button disabled>Log in</button>
<output></output>
<script type="module">
  import * as oauth from './oauth4webapi.js';
  const insecure = { [oauth.allowInsecureRequests]: true };
  const issuer = new URL('${issuer}');
  const client = { client_id: '${clientId}' };
  const redirectUri = location.origin + '/';
  const output = document.querySelector('output');
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { ...insecure, algorithm: 'oauth2' }),
  );
  const button = document.querySelector('button');
  button.disabled = false;
  button.onclick = async () => {
    const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
    sessionStorage.setItem('login', JSON.stringify({ state, verifier }));
    const url = new URL(server.authorization_endpoint);
    url.search = new URLSearchParams({
      ...client,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'instagram_business_basic',
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    location.href = url.href;
  };
  const login = JSON.parse(sessionStorage.getItem('login'));
  if (login) {
    const back = new URL(location.href);
    const parameters = oauth.validateAuthResponse(server, client, back, login.state);
    const { verifier } = login;
    const none = oauth.None();
    const reply = await oauth.authorizationCodeGrantRequest(
      server, client, none, parameters, redirectUri, verifier, insecure,
    );
    const token = await oauth.processAuthorizationCodeResponse(server, client, reply);
    output.textContent = token.token_type + ' ' + token.user_id;
  }
</script>
`;

const CLIENT = readFileSync(fileURLToPath(import.meta.resolve('oauth4webapi')));

const servers: Server[] = [];
let world: World;
let siteUrl: string;
let cookieUrl: string;
/** The cookies that the browser sends to a third party. */
let thirdPartyCookie: string | undefined;

async function listen(host: string, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://${host}:${(server.address() as AddressInfo).port}/`;
}

beforeAll(async () => {
  siteUrl = await listen('127.0.0.1', (request, response) => {
    const isScript = request.url === '/oauth4webapi.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? CLIENT : PAGE(world.issuer, world.clientId));
  });
  cookieUrl = await listen('localhost', (request, response) => {
    thirdPartyCookie = request.headers.cookie;
    response.setHeader('Set-Cookie', 'third=party; SameSite=None; Secure');
    response.setHeader('Access-Control-Allow-Origin', new URL(siteUrl).origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.end();
  });
  world = await openWorld(startOnWorkerd, () => siteUrl);
});

afterAll(async () => {
  for (const server of servers) server.close();
  await world.close();
});

test('a static page logs in through a proxy on another site while third-party cookies are blocked', async ({
  page,
  context,
  sent,
}) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });

  // The browser has a cookie of that third party and does not send it.
  await page.goto(cookieUrl);
  await page.goto(cookieUrl);
  expect(thirdPartyCookie).toBe('third=party');
  await page.goto(siteUrl);
  await page.evaluate(
    (url) => fetch(url, { credentials: 'include' }).then(() => undefined),
    cookieUrl,
  );
  expect(thirdPartyCookie).toBeUndefined();

  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText(`bearer ${USER_ID}`).waitFor();
  expect(page.url().startsWith(siteUrl)).toBe(true);
  const token = sent.filter(({ url }) => url === `${world.issuer}/token`);
  expect(token.map(({ method, headers }) => [method, headers['cookie']])).toEqual([
    ['POST', undefined],
  ]);
});
