import type { Context } from 'hono';
import { admit } from './admit.ts';
import { createCalls, type CallDeps } from '../instagram/calls.ts';
import { failureReply } from '../http/failure-reply.ts';
import type { Config } from '../config/config.ts';
import { readFormBody } from '../http/form-body.ts';
import type { Provider } from '../instagram/providers.ts';
import type { Relay } from '../relay/relay.ts';
import { grantToken, type Granted } from './grant.ts';
import { parseTokenRequest, type CodeGrant, type SealedGrant, type TokenGrant } from './request.ts';
import type { Reply, Route } from '../http/route.ts';
import { withinLimits, type Limits } from '../http/within-limits.ts';
import { fail, ok, type Result } from '../failure.ts';

/** What the token route needs from outside. */
export interface TokenRouteDeps extends CallDeps, Limits {
  config: Config;
  providers: readonly [Provider, ...Provider[]];
  relay?: Relay;
}

interface Admitted {
  request: CodeGrant | TokenGrant;
  provider: Provider;
}

/** Every check that can refuse before a request counts and before Instagram hears of it. */
async function receive(
  c: Context,
  { config, providers, relay }: TokenRouteDeps,
): Promise<Result<Admitted>> {
  if (c.req.url.includes('?')) {
    const problem = 'The fields belong in the body.';
    return fail({ reason: 'malformed_request', problem });
  }
  const body = await readFormBody(c.req.raw);
  if (!body.ok) return body;
  const hasAuthorization = relay !== undefined && c.req.header('authorization') !== undefined;
  const request = parseTokenRequest(body.value, hasAuthorization);
  if (!request.ok) return request;
  if (request.value.grant === 'sealed_code') {
    const redeemed = await redeem(request.value, relay);
    return redeemed.ok ? ok({ request: redeemed.value, provider: providers[0] }) : redeemed;
  }
  const origin = c.req.header('origin');
  const provider = admit(request.value, { config, providers, origin });
  return provider.ok ? ok({ request: request.value, provider: provider.value }) : provider;
}

/** A sealed code is Instagram's once its seal and its verifier are right; without a relay there are none. */
async function redeem(request: SealedGrant, relay: Relay | undefined): Promise<Result<CodeGrant>> {
  const redeemed = await relay?.redeem(request);
  if (redeemed === undefined) return fail({ reason: 'code_spent' });
  return redeemed.ok ? ok({ grant: 'authorization_code', ...redeemed.value }) : redeemed;
}

function replyWith({ reply, longLivedFailure }: Granted): Reply {
  return { json: reply, longLivedReason: longLivedFailure?.reason };
}

/**
 * `POST /token`: the three grants.
 *
 * @see [RFC 6749 section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2)
 */
export function tokenRoute(deps: TokenRouteDeps): Route {
  const { config, providers, relay } = deps;
  const secrets = providers.flatMap((provider) => provider.secrets());

  async function grant({ request, provider }: Admitted): Promise<Reply> {
    const calls = createCalls(deps, secrets);
    const granted = await grantToken(request, provider, calls);
    const reply = granted.ok ? replyWith(granted.value) : failureReply(granted.failure);
    return { ...reply, instagramMs: calls.elapsedMs() };
  }

  async function token(c: Context): Promise<Reply> {
    const admitted = await receive(c, deps);
    if (!admitted.ok) return failureReply(admitted.failure);
    return await withinLimits(c, 'token', deps, () => grant(admitted.value));
  }
  return {
    path: '/token',
    methods: { POST: token },
    readers: {
      has: (origin) => config.origins.has(origin) || relay?.isPreview(origin) === true,
    },
    allowHeaders: 'Content-Type',
    isTimed: true,
  };
}
