/** Pure. One leg of reading something with a token: what was asked, how long it took, what came back. */
import type { ProfileFailure } from '../instagram/profile.ts';
import { callsTo } from './call-times.ts';
import type { Facts } from './facts.ts';
import { leg, type Leg, type LegName, type Status } from './leg.ts';
import type { Reply, Request } from './message.ts';

/** A leg with what the browser measured of it; its request is `undefined` where a page cannot make one. */
export function dataLeg(
  { timings }: Facts,
  name: LegName,
  status: Status,
  request: Request | undefined,
  reply: Reply | undefined,
): Leg {
  // A read may be tried twice, and the last one counts.
  const call = request && callsTo(request.url, timings).at(-1);
  return leg(name, status, {
    request,
    time: call && { ms: call.tookMs, of: 'round-trip' },
    reply: reply && { ...(call?.status === undefined ? {} : { status: call.status }), ...reply },
  });
}

/** What came back: a body, or Meta's own words of a refusal; undefined where nothing did. */
export function replyOf(
  body: object | undefined,
  failure: ProfileFailure | undefined,
): Reply | undefined {
  if (failure === undefined) return body && { body };
  if (!('why' in failure)) return undefined;
  const { status, providerError } = failure;
  return { status, ...(providerError && { body: { error: providerError } }) };
}
