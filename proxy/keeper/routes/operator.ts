import type { Context } from 'hono';
import { equalInConstantTime } from '../../crypto/constant-time.ts';
import type { Secret } from '../../crypto/secret.ts';
import { failureReply } from '../../http/failure-reply.ts';
import type { Handler, Reply } from '../../http/route.ts';
import { withinLimits, type Limits } from '../../http/within-limits.ts';
import { parseBearer } from '../../userinfo/profile.ts';

/** True for the operator: the key is in the header, and nowhere else is it looked for. */
export function isOperator(c: Context, adminKey: Secret): boolean {
  const key = parseBearer(c.req.header('authorization'));
  return key.ok && equalInConstantTime(key.value, adminKey.reveal());
}

/** The same for every route and feed, and whatever was wrong. */
function unauthorized(): Reply {
  const failure = {
    reason: 'malformed_request',
    problem: 'Send KEEPER_ADMIN_KEY as a bearer token.',
  } as const;
  const headers = { 'WWW-Authenticate': 'Bearer' };
  return failureReply(failure, { status: 401, error: 'invalid_token', headers });
}

/** Lets only the operator in. Guesses are counted for each address, and cost it its other calls. */
export function forOperator(adminKey: Secret, limits: Limits, handle: Handler): Handler {
  return async function forOperator(c) {
    if (isOperator(c, adminKey)) return await handle(c);
    return await withinLimits(c, 'kept', limits, () => Promise.resolve(unauthorized()));
  };
}
