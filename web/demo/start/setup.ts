import { PROXY_VARIABLES } from '../../../proxy/config/variables.ts';
import { findPreviewFault } from '../../../proxy/node/public-suffix.ts';
import { DEMO_CREDENTIALS } from '../simulator/state/apps.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What `npm start` runs: which Instagram, and the settings of the page and of the proxy. */
export interface Setup {
  instagram: 'real' | 'simulated';
  /** The pages that may log in, as registered at Instagram. */
  redirectUris: string[];
  /** For the build of the page: nothing in here is secret. */
  page: Record<string, string>;
  /** For the proxy: the app secret is in here and nowhere else. */
  proxy: Record<string, string>;
}

/** One sentence on why `npm start` cannot start; names variables, never their values. */
export interface SetupFault {
  fault: string;
}

/** The page itself and the examples: each logs in by itself, so that each is a redirect URI. */
const PAGES = ['', 'examples/standalone/', 'examples/element/'];

/**
 * Decides between the real and the simulated Instagram, from the environment and `.env`.
 *
 * `sealingKey` (32 bytes, base64) and `keeper` (its variables) are for the simulated Instagram only. Pure, and does not check that the credentials work: only Instagram can say that.
 */
export function setup(
  env: Env,
  pageUrl: URL,
  simulatorUrl: URL,
  sealingKey: string,
  keeper: Record<string, string> = {},
): Setup | SetupFault {
  const id = given(env, 'INSTAGRAM_CLIENT_ID');
  const secret = given(env, 'INSTAGRAM_CLIENT_SECRET');
  if (!id && !secret) return simulated(pageUrl, simulatorUrl, sealingKey, keeper);
  if (!id) return oneMissing('INSTAGRAM_CLIENT_SECRET', 'INSTAGRAM_CLIENT_ID');
  if (!secret) return oneMissing('INSTAGRAM_CLIENT_ID', 'INSTAGRAM_CLIENT_SECRET');
  const previews = findPreviewFault(given(env, 'PREVIEW_REDIRECT_URIS'));
  return previews === undefined ? real(env, id, secret, pageUrl) : { fault: previews };
}

/** A variable without blanks around it; undefined when it is absent or empty, as `.env.example` leaves it. */
function given(env: Env, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function oneMissing(given: string, missing: string): SetupFault {
  return {
    fault: `${given} is set but ${missing} is not. Set both in .env to use the real Instagram, or neither to use the simulated one.`,
  };
}

function real(env: Env, id: string, secret: string, pageUrl: URL): Setup {
  const redirectUris = given(env, 'REDIRECT_URIS') ?? pageUrl.href;
  const passedOn: Record<string, string> = {};
  for (const name of Object.keys(PROXY_VARIABLES)) {
    const value = given(env, name);
    if (value !== undefined) passedOn[name] = value;
  }
  return {
    instagram: 'real',
    redirectUris: redirectUris.split(','),
    page: { VITE_INSTAGRAM_CLIENT_ID: id, VITE_SIMULATOR_URL: '' },
    proxy: {
      ...passedOn,
      INSTAGRAM_CLIENT_ID: id,
      INSTAGRAM_CLIENT_SECRET: secret,
      REDIRECT_URIS: redirectUris,
    },
  };
}

function simulated(
  pageUrl: URL,
  simulatorUrl: URL,
  sealingKey: string,
  keeper: Record<string, string>,
): Setup {
  // People type either name of the loopback interface; to an exact comparison they are two pages.
  const redirectUris = ['localhost', '127.0.0.1'].flatMap((host) =>
    PAGES.map((page) => `${pageUrl.protocol}//${host}:${pageUrl.port}/${page}`),
  );
  const { instagram, facebook, legacy } = DEMO_CREDENTIALS;
  return {
    instagram: 'simulated',
    // The relay's callback is registered at Instagram like any page.
    redirectUris: [...redirectUris, new URL('/callback', pageUrl).href],
    page: {
      VITE_SIMULATOR_URL: simulatorUrl.origin,
      VITE_INSTAGRAM_CLIENT_ID: instagram.clientId,
      VITE_FACEBOOK_CLIENT_ID: facebook.clientId,
      VITE_IMPLICIT: '1',
      VITE_LEGACY_CLIENT_ID: legacy.clientId,
    },
    proxy: {
      INSTAGRAM_CLIENT_ID: instagram.clientId,
      INSTAGRAM_CLIENT_SECRET: instagram.clientSecret,
      FACEBOOK_CLIENT_ID: facebook.clientId,
      FACEBOOK_CLIENT_SECRET: facebook.clientSecret,
      REDIRECT_URIS: redirectUris.join(','),
      ISSUER: pageUrl.origin,
      SEALING_KEY: sealingKey,
      ...keeper,
      INSTAGRAM_AUTHORIZE_URL: new URL('/oauth/authorize', simulatorUrl).href,
      INSTAGRAM_TOKEN_URL: new URL('/oauth/access_token', simulatorUrl).href,
      INSTAGRAM_GRAPH_URL: simulatorUrl.origin,
      FACEBOOK_GRAPH_URL: simulatorUrl.origin,
    },
  };
}
