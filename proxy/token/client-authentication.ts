/** Pure. Clients of this proxy are public: a secret is refused, in whichever way it is sent. */
import type { Failure } from '../failure.ts';

/** How a request tried to authenticate its client. */
export interface Credentials {
  /** It has an `Authorization` header, and a relay to which that means something. */
  inHeader: boolean;
  /** It has a `client_secret` in its body. */
  inBody: boolean;
  /** Its code is the relay's: it comes from a standard client, which knows what 401 means. */
  isSealed: boolean;
}

const unauthenticated = (problem: string): Failure => ({
  reason: 'client_unknown',
  problem,
  authenticate: 'Basic realm="latchkey"',
});

/**
 * Says why credentials are refused; undefined when there are none.
 *
 * @see [RFC 6749 section 2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)
 */
export function refuseCredentials({
  inHeader,
  inBody,
  isSealed,
}: Credentials): Failure | undefined {
  if (inHeader && inBody) {
    return { reason: 'malformed_request', problem: 'Use only one authentication method.' };
  }
  if (inHeader) {
    const problem =
      'This proxy does not support client authentication. Send only client_id, with PKCE.';
    return unauthenticated(problem);
  }
  if (!inBody) return undefined;
  const problem = 'Do not send client_secret, because the proxy adds it. Treat it as leaked.';
  return isSealed ? unauthenticated(problem) : { reason: 'malformed_request', problem };
}
