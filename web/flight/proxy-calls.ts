/** Pure. What the page sends to the proxy, and the proxy to Instagram; the page never sees the latter made. */
import type { Config } from '../config/config.ts';
import { appFields, CODE, type Field, type Request, type Variable } from './message.ts';

/** Instagram's own hosts; a proxy that is configured otherwise says so in its environment only. */
const TOKEN_URL = 'https://api.instagram.com/oauth/access_token';
const LONG_LIVED_URL = 'https://graph.instagram.com/access_token';
const REFRESH_URL = 'https://graph.instagram.com/refresh_access_token';

/** A form to the proxy's token endpoint, as the page and its browser send it. */
export function tokenForm({ proxyUrl, redirectUri }: Config, fields: readonly Field[]): Request {
  return {
    method: 'POST',
    url: `${proxyUrl}token`,
    headers: [
      ['Origin', new URL(redirectUri).origin],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    fields,
  };
}

/**
 * The exchange of the code for a one-hour token, as the proxy makes it.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function codeExchange(config: Config, redirectUri: string): Request {
  return toInstagram('POST', TOKEN_URL, config, [
    ...appFields(config.providers.instagram.appId),
    ['grant_type', 'authorization_code'],
    ['redirect_uri', redirectUri],
    ['code', CODE],
  ]);
}

/** The exchange of the one-hour token for the 60-day token, as the proxy makes it. */
export function longLivedExchange(config: Config, token: Variable): Request {
  const [, secret] = appFields(config.providers.instagram.appId);
  return toInstagram('GET', LONG_LIVED_URL, config, [
    ['grant_type', 'ig_exchange_token'],
    secret,
    ['access_token', token],
  ]);
}

/** The refresh of a long-lived token, as the proxy makes it: it needs no secret. */
export function longLivedRefresh(config: Config, token: Variable): Request {
  return toInstagram('GET', REFRESH_URL, config, [
    ['grant_type', 'ig_refresh_token'],
    ['access_token', token],
  ]);
}

function toInstagram(
  method: Request['method'],
  url: string,
  config: Config,
  fields: readonly Field[],
): Request {
  return { method, url: moved(url, config), headers: [['Accept', 'application/json']], fields };
}

/** The simulated Instagram serves the paths of all hosts on one origin. */
function moved(url: string, { simulated, providers }: Config): string {
  const origin = new URL(providers.instagram.authorizeUrl).origin;
  return simulated ? origin + new URL(url).pathname : url;
}
