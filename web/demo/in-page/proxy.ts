import { createApp } from '../../../proxy/app.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import type { UpstreamFetch } from '../../../proxy/instagram/upstream.ts';
import { webPlatform } from '../../../proxy/platform/platform.ts';
import { DEMO_CREDENTIALS } from '../simulator/state/apps.ts';

/** What the proxy takes from the page that it runs in. */
export interface InPageProxyOptions {
  /** The page's origin, where the simulated Instagram answers. */
  origin: string;
  /** The folder of the demo, with a trailing slash: the proxy's routes are below it. */
  directory: string;
  fetch: UpstreamFetch;
}

/** The proxy as the page's network sees it. */
export interface InPageProxy {
  /** The paths of its routes. */
  paths: ReadonlySet<string>;
  answer: (request: Request) => Promise<Response>;
}

/**
 * The real proxy with the demo's invented secrets, or what the real check of its configuration has against this address.
 *
 * A secret in a page is not secret, so this is for invented ones only.
 */
export function createInPageProxy(
  options: InPageProxyOptions,
): InPageProxy | { faults: readonly string[] } {
  const { origin, directory, fetch } = options;
  const parsed = parseEnv(demoEnv(origin, directory));
  if (!parsed.ok) {
    return { faults: parsed.faults.map(({ variable, problem }) => `${variable} ${problem}`) };
  }
  const app = createApp(parsed.value, { ...webPlatform(globalThis), fetch });
  return {
    paths: new Set(app.routes.map(({ path }) => path)),
    answer: async (request) => app.fetch(await asItArrives(request, origin, directory)),
  };
}

function demoEnv(origin: string, directory: string): Record<string, string> {
  const { instagram, facebook } = DEMO_CREDENTIALS;
  return {
    INSTAGRAM_CLIENT_ID: instagram.clientId,
    INSTAGRAM_CLIENT_SECRET: instagram.clientSecret,
    FACEBOOK_CLIENT_ID: facebook.clientId,
    FACEBOOK_CLIENT_SECRET: facebook.clientSecret,
    REDIRECT_URIS: directory,
    INSTAGRAM_AUTHORIZE_URL: `${origin}/oauth/authorize`,
    INSTAGRAM_TOKEN_URL: `${origin}/oauth/access_token`,
    INSTAGRAM_GRAPH_URL: origin,
    FACEBOOK_GRAPH_URL: origin,
  };
}

/**
 * The request as a server would see it: the proxy's own path, `Origin`, and a body that can be read as a stream.
 *
 * Browsers write `Origin` only when a request leaves for the network, where this one never goes; and not every
 * browser has `Request.body`. The page is the only one that its worker lets ask, so its origin is the truth.
 */
async function asItArrives(request: Request, origin: string, directory: string): Promise<Request> {
  const { method } = request;
  const path = request.url.slice(directory.length);
  const headers = new Headers(request.headers);
  headers.set('Origin', origin);
  const { body } = new Response(await request.arrayBuffer());
  return Object.defineProperties(new Request(`${origin}/${path}`, { method }), {
    headers: { value: headers },
    body: { value: body },
  });
}
