import type { Context } from 'hono';
import { createCalls, type CallDeps } from '../instagram/calls.ts';
import type { Reason } from '../contract.ts';
import { failureReply } from '../http/failure-reply.ts';
import type { Config } from '../config/config.ts';
import type { Provider } from '../instagram/providers.ts';
import { fetchProfile, parseBearer } from './profile.ts';
import { withinLimits, type Limits } from '../http/within-limits.ts';
import type { Reply, Route } from '../http/route.ts';
import type { Failure } from '../failure.ts';

/** What the profile route needs from outside. */
export interface UserinfoRouteDeps extends CallDeps, Limits {
  config: Config;
  providers: readonly Provider[];
}

/** The fault is the token's: RFC 6750 answers with 401 and says how to authenticate. */
const TOKEN_FAULTS = new Set<Reason>([
  'missing_field',
  'malformed_request',
  'token_expired',
  'token_revoked',
  'wrong_token_family',
]);

function userinfoFailure(failure: Failure): Reply {
  if (!TOKEN_FAULTS.has(failure.reason)) return failureReply(failure);
  const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  return failureReply(failure, { status: 401, error: 'invalid_token', headers });
}

/**
 * `GET /userinfo`: the profile behind a bearer token, for pages that cannot reach Instagram themselves.
 *
 * @see [RFC 6750 section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3)
 */
export function userinfoRoute(deps: UserinfoRouteDeps): Route {
  const { config, providers } = deps;
  const secrets = providers.flatMap((provider) => provider.secrets());

  async function profile(token: string): Promise<Reply> {
    const calls = createCalls(deps, secrets);
    const found = await fetchProfile(config, token, calls);
    const reply = found.ok ? { json: found.value } : userinfoFailure(found.failure);
    return { ...reply, instagramMs: calls.elapsedMs() };
  }

  async function userinfo(c: Context): Promise<Reply> {
    if (c.req.url.includes('?')) {
      const problem = 'The token belongs in the Authorization header.';
      return failureReply({ reason: 'malformed_request', problem });
    }
    const token = parseBearer(c.req.header('authorization'));
    if (!token.ok) return userinfoFailure(token.failure);
    return await withinLimits(c, 'userinfo', deps, () => profile(token.value));
  }
  return {
    path: '/userinfo',
    methods: { GET: userinfo },
    readers: config.origins,
    allowHeaders: 'Authorization',
  };
}
