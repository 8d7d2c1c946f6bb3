import { parseErrorReply } from './error-reply.ts';
import type { LoginFailure } from './login-failure.ts';

/**
 * What a reply without a token means: a redirect (status 0), the proxy's own refusal, or another server's answer.
 *
 * @see [Opaque redirects](https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect)
 */
export function refusalOf(json: unknown, status: number): LoginFailure {
  if (status === 0) return { reason: 'proxy_redirects' };
  const reply = parseErrorReply(json);
  return reply === undefined || status === 200
    ? { reason: 'proxy_malformed', status }
    : { reason: 'refused', reply, status };
}
