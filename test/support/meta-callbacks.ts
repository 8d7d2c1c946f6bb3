import { FORM, proxyEnv, send, type Reply, type RunningProxy } from './proxy.ts';
import { ISSUER } from './relay.ts';
import { META_SECRET } from './signed-request.ts';

/** Meta's callbacks, and the secret of the Facebook app in `proxyEnv`. */
export const CALLBACKS = ['/deauthorize', '/data-deletion'];
export const FACEBOOK_SECRET = 'sentinel-meta-secret-0123456789abcdef';

/** The app secret of Meta's vector. */
export const SECRET = { INSTAGRAM_CLIENT_SECRET: META_SECRET };

/** An environment in which Meta's vector is signed with the app secret. Neither callback needs the relay. */
export const callbackEnv = (url: string) => proxyEnv(url, { ...SECRET, ISSUER });

/** The body in which Meta sends a signed request. */
export const asForm = (signedRequest: string) =>
  new URLSearchParams({ signed_request: signedRequest }).toString();

/** Sends a form to a callback. */
export const post = (
  proxy: RunningProxy,
  path: string,
  body: string,
  headers: Record<string, string> = {},
) => send(`${proxy.url}${path}`, { method: 'POST', headers: { ...FORM, ...headers }, body });

/** The status and the words of a refusal. */
export const outcome = ({ status, json: { error, reason } }: Reply) => [status, error, reason];
