/** Pure. What is sent to Instagram and to Facebook: the only file in which the app secret is revealed. */
import type { App, Config } from '../config/config.ts';
import { GRAPH_VERSION } from '../contract.ts';
import type { UpstreamRequest } from './upstream.ts';

/** The requests of one login; a login that has no refresh has no `refresh`. */
export interface Provider {
  clientId: string;
  exchangeCode: (code: string, redirectUri: string) => UpstreamRequest;
  extendToken: (shortToken: string) => UpstreamRequest;
  refreshToken?: (longToken: string) => UpstreamRequest;
  /** Values that must not come back in any message. */
  secrets: () => string[];
}

const ACCEPT = { Accept: 'application/json' };

function get(url: string, query: Record<string, string>): UpstreamRequest {
  return {
    url: `${url}?${new URLSearchParams(query).toString()}`,
    method: 'GET',
    headers: { ...ACCEPT },
  };
}

/**
 * Instagram API with Instagram Login.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
function instagramLogin(app: App, tokenUrl: string, graphUrl: string): Provider {
  const { clientId, clientSecret } = app;
  return {
    clientId,
    exchangeCode: (code, redirectUri) => ({
      url: tokenUrl,
      method: 'POST',
      headers: { ...ACCEPT, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret.reveal(),
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code,
      }).toString(),
    }),
    extendToken: (shortToken) =>
      get(`${graphUrl}/access_token`, {
        grant_type: 'ig_exchange_token',
        client_secret: clientSecret.reveal(),
        access_token: shortToken,
      }),
    refreshToken: (longToken) =>
      get(`${graphUrl}/refresh_access_token`, {
        grant_type: 'ig_refresh_token',
        access_token: longToken,
      }),
    secrets: () => [clientSecret.reveal()],
  };
}

/**
 * Instagram API with Facebook Login: a 60-day token is replaced by a new login, never refreshed.
 *
 * @see [Long-lived access tokens](https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived)
 */
function facebookLogin(app: App, graphUrl: string): Provider {
  const url = `${graphUrl}/${GRAPH_VERSION}/oauth/access_token`;
  const client = () => ({ client_id: app.clientId, client_secret: app.clientSecret.reveal() });
  return {
    clientId: app.clientId,
    exchangeCode: (code, redirectUri) => get(url, { ...client(), redirect_uri: redirectUri, code }),
    extendToken: (shortToken) =>
      get(url, {
        grant_type: 'fb_exchange_token',
        ...client(),
        fb_exchange_token: shortToken,
      }),
    secrets: () => [app.clientSecret.reveal()],
  };
}

/** The logins of this proxy, Instagram's first: it is the one when a request names none. */
export function createProviders(config: Config): [Provider, ...Provider[]] {
  const { instagram, facebook, instagramTokenUrl, instagramGraphUrl, facebookGraphUrl } = config;
  const first = instagramLogin(instagram, instagramTokenUrl, instagramGraphUrl);
  return facebook === undefined ? [first] : [first, facebookLogin(facebook, facebookGraphUrl)];
}
