import type { Reply, Request } from './message.ts';

/** Who takes part in a login; with Facebook Login, `instagram` is Facebook. */
export type Party = 'page' | 'proxy' | 'instagram';

/** Every leg that a way to a token can have. */
export type LegName =
  | 'ask'
  | 'relay-onward'
  | 'relay-back'
  | 'answer'
  | 'token-request'
  | 'code-exchange'
  | 'long-lived'
  | 'token-reply'
  | 'profile'
  | 'userinfo'
  | 'userinfo-call'
  | 'media'
  | 'permissions'
  | 'accounts'
  | 'page-check'
  | 'renewal-request'
  | 'renewal'
  | 'renewal-reply';

/**
 * What became of a leg.
 *
 * `planned`: it comes once a login begins; `declined`: the person cancelled; `passed-on`: it carried the error of
 * the leg before it; `unknown`: this page was not told; `waiting`: it is on its way.
 */
export type Status =
  | 'planned'
  | 'done'
  | 'declined'
  | 'failed'
  | 'passed-on'
  | 'stopped'
  | 'waiting'
  | 'unknown'
  | 'unreached';

/** What the time of a leg is the time of. */
export type TimeOf = 'person' | 'opened' | 'both-calls' | 'at-instagram' | 'round-trip';

/** One arrow of the diagram, and what it carried; nothing in here is secret. */
export interface Leg {
  name: LegName;
  from: Party;
  to: Party;
  status: Status;
  /** Absent when it was not measured. */
  time?: { ms: number; of: TimeOf };
  request?: Request;
  reply?: Reply;
  /** Of the way back to the page: what comes in the place of a code. */
  brings?: 'token' | 'neither';
}

/** What was not sent took no time, and what was no longer waited for has none of its own. */
const TIMELESS: readonly Status[] = ['unreached', 'stopped'];

/** The ends of each leg's arrow. */
const ENDS: Record<LegName, readonly [from: Party, to: Party]> = {
  ask: ['page', 'instagram'],
  'relay-onward': ['proxy', 'instagram'],
  'relay-back': ['instagram', 'proxy'],
  answer: ['instagram', 'page'],
  'token-request': ['page', 'proxy'],
  'code-exchange': ['proxy', 'instagram'],
  'long-lived': ['proxy', 'instagram'],
  'token-reply': ['proxy', 'page'],
  profile: ['page', 'instagram'],
  userinfo: ['page', 'proxy'],
  'userinfo-call': ['proxy', 'instagram'],
  media: ['page', 'instagram'],
  permissions: ['page', 'instagram'],
  accounts: ['page', 'instagram'],
  'page-check': ['page', 'instagram'],
  'renewal-request': ['page', 'proxy'],
  renewal: ['proxy', 'instagram'],
  'renewal-reply': ['proxy', 'page'],
};

/** What may be known of a leg beside its name. */
type Known = { [Key in 'time' | 'request' | 'reply']?: Leg[Key] | undefined };

/** An arrow between its two ends, with what is known of it. */
export function leg(name: LegName, status: Status, { time, request, reply }: Known = {}): Leg {
  const [from, to] = ENDS[name];
  return {
    name,
    from,
    to,
    status,
    ...(time && !TIMELESS.includes(status) && { time }),
    ...(request && { request }),
    ...(reply && { reply }),
  };
}
