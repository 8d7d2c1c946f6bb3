import { createServer, request as httpRequest, type Server } from 'node:http';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { serveInstagram } from '../../web/demo/simulator/serve.ts';
import type { RunningProxy } from '../support/proxy.ts';
import { relayEnv } from '../support/relay.ts';

/** The relay at a public URL, the simulated Instagram, and a browser that goes from one to the other. */
export interface World {
  issuer: string;
  instagramUrl: string;
  clientId: string;
  redirectUri: string;
  scope: string;
  /** Opens a URL like a person who allows everything, until the client's own page. */
  visit(url: string | URL): Promise<URL>;
  /** Moves the clock on by a day and an hour, because Instagram refreshes no younger token. */
  waitADay(): Promise<void>;
  close(): Promise<void>;
}

/** The person who logs in, with an id that a double would round. */
export const USER_ID = '36220564007528767';

const REDIRECT_URI = 'https://app.example/cb';
const { clientId, clientSecret } = DEMO_CREDENTIALS.instagram;

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || !address) throw new Error('The server does not listen.');
      resolve(`http://localhost:${address.port}`);
    });
  });
}

/** A server whose URL is known before the proxy behind it starts. It passes everything on unchanged. */
function createFront(target: () => string): Server {
  return createServer((request, response) => {
    const { method = 'GET', headers } = request;
    const passed = httpRequest(`${target()}${request.url ?? '/'}`, { method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    request.pipe(passed);
  });
}

/** One step of a browser with its cookies. It gives consent and does not follow redirects. */
function createBrowser(instagramUrl: string) {
  const jar = new Map<string, string>();
  return async function open(url: string): Promise<string> {
    const isConsent = url.startsWith(`${instagramUrl}/oauth/authorize`);
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const reply = await fetch(url, {
      redirect: 'manual',
      headers: isConsent ? {} : { cookie },
      ...(isConsent && { method: 'POST', body: new URLSearchParams({ decision: 'allow' }) }),
    });
    for (const it of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (it.split(';')[0] ?? '').split('=');
      if (it.includes('Max-Age=0')) jar.delete(name);
      else jar.set(name, value);
    }
    const location = reply.headers.get('location');
    if (location === null) throw new Error(`${reply.status} at ${url}: ${await reply.text()}`);
    return location;
  };
}

/** Starts all of it, with the proxy on Node or in workerd, for a client at one URL. */
export async function openWorld(
  start: (env: Record<string, string>) => Promise<RunningProxy>,
  pageOf: (issuer: string) => string = () => REDIRECT_URI,
): Promise<World> {
  let target = '';
  const front = createFront(() => target);
  const issuer = await listen(front);
  const redirectUri = pageOf(issuer);
  const simulated = await serveInstagram({
    port: 0,
    redirectUris: [`${issuer}/callback`, redirectUri],
  });
  const proxy = await start(
    relayEnv(simulated.url, {
      ISSUER: issuer,
      REDIRECT_URIS: redirectUri,
      INSTAGRAM_CLIENT_ID: clientId,
      INSTAGRAM_CLIENT_SECRET: clientSecret,
      INSTAGRAM_AUTHORIZE_URL: `${simulated.url}/oauth/authorize`,
    }),
  );
  target = proxy.url;
  const open = createBrowser(simulated.url);
  return {
    issuer,
    instagramUrl: simulated.url,
    clientId,
    redirectUri,
    scope: 'instagram_business_basic',
    async visit(url) {
      let at = String(url);
      while (!at.startsWith(redirectUri)) at = await open(at);
      return new URL(at);
    },
    async waitADay() {
      await fetch(`${simulated.url}/_simulator`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ advance: 90_000 }),
      });
    },
    async close() {
      front.closeAllConnections();
      front.close();
      await Promise.all([proxy.close(), simulated.close()]);
    },
  };
}
