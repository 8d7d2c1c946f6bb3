/** Pure. What the page sends to the proxy, and the proxy to Instagram; the page never sees the latter made. */
import type { Config } from '../config/config.ts';
import { GRAPH_VERSION } from '../../proxy/contract.ts';
import type { ProviderName } from '../config/providers.ts';
import { appFields, CODE, type Field, type Request, type Variable } from './message.ts';

/** Instagram's own hosts, and Facebook's; a proxy that is configured otherwise says so in its environment only. */
const TOKEN_URL = 'https://api.instagram.com/oauth/access_token';
const LONG_LIVED_URL = 'https://graph.instagram.com/access_token';
const REFRESH_URL = 'https://graph.instagram.com/refresh_access_token';
const FACEBOOK_URL = `https://graph.facebook.com/${GRAPH_VERSION}/oauth/access_token`;

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
 * @see [Facebook's manual flow](https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow)
 */
export function codeExchange(config: Config, name: ProviderName, redirectUri: string): Request {
  const rest: Field[] = [
    ['redirect_uri', redirectUri],
    ['code', CODE],
  ];
  const app = appOf(config, name);
  return name === 'facebook'
    ? upstream('GET', FACEBOOK_URL, config, [...app, ...rest])
    : upstream('POST', TOKEN_URL, config, [...app, ['grant_type', 'authorization_code'], ...rest]);
}

/** The exchange of the one-hour token for the 60-day token, as the proxy makes it. */
export function longLivedExchange(config: Config, name: ProviderName, token: Variable): Request {
  const app = appOf(config, name);
  if (name === 'facebook') {
    return upstream('GET', FACEBOOK_URL, config, [
      ['grant_type', 'fb_exchange_token'],
      ...app,
      ['fb_exchange_token', token],
    ]);
  }
  return upstream('GET', LONG_LIVED_URL, config, [
    ['grant_type', 'ig_exchange_token'],
    app[1],
    ['access_token', token],
  ]);
}

/** The refresh of a long-lived token, as the proxy makes it: it needs no secret. */
export function longLivedRefresh(config: Config, _: ProviderName, token: Variable): Request {
  return upstream('GET', REFRESH_URL, config, [
    ['grant_type', 'ig_refresh_token'],
    ['access_token', token],
  ]);
}

/** The app that a login belongs to, as it names itself. */
export function appOf({ providers }: Config, name: ProviderName): ReturnType<typeof appFields> {
  return appFields((providers[name] ?? providers.instagram).appId);
}

function upstream(
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
