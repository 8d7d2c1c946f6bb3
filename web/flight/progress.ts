import type { ErrorReply } from '../../proxy/contract.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import type { LegName, Status } from './leg.ts';

/** The legs of the code flow up to the token, in their order. */
export const LOGIN_LEGS = [
  'ask',
  'answer',
  'token-request',
  'code-exchange',
  'long-lived',
  'token-reply',
] as const satisfies readonly LegName[];

/** What became of each of them. */
export type Progress = Readonly<Record<(typeof LOGIN_LEGS)[number], Status>>;

/**
 * Where a login ended. `stranger`: with an answer to a login that did not begin here; `silence`: with no answer;
 * `stopped`: when the person no longer waited for one.
 */
type End =
  | 'start'
  | 'declined'
  | 'stranger'
  | 'answer'
  | 'unsent'
  | 'proxy'
  | 'instagram'
  | 'silence'
  | 'stopped';

/** Where a login is that has not ended. `offline`: the code waits for the network. */
type Moment = 'planned' | 'leaving' | 'offline' | 'exchanging';

const PROGRESS: Record<Moment | End | 'token' | 'short-token', Progress> = {
  planned: progress('planned', 'planned', 'planned', 'planned', 'planned', 'planned'),
  leaving: progress('waiting', 'planned', 'planned', 'planned', 'planned', 'planned'),
  offline: progress('done', 'done', 'waiting', 'planned', 'planned', 'planned'),
  exchanging: progress('done', 'done', 'done', 'waiting', 'planned', 'planned'),
  start: progress('failed', 'unreached', 'unreached', 'unreached', 'unreached', 'unreached'),
  stranger: progress('unknown', 'failed', 'unreached', 'unreached', 'unreached', 'unreached'),
  declined: progress('done', 'declined', 'unreached', 'unreached', 'unreached', 'unreached'),
  answer: progress('done', 'failed', 'unreached', 'unreached', 'unreached', 'unreached'),
  unsent: progress('done', 'done', 'failed', 'unreached', 'unreached', 'unreached'),
  proxy: progress('done', 'done', 'done', 'unreached', 'unreached', 'failed'),
  instagram: progress('done', 'done', 'done', 'failed', 'unreached', 'passed-on'),
  silence: progress('done', 'done', 'done', 'unknown', 'unknown', 'failed'),
  stopped: progress('done', 'done', 'done', 'unknown', 'unknown', 'stopped'),
  token: progress('done', 'done', 'done', 'done', 'done', 'done'),
  'short-token': progress('done', 'done', 'done', 'done', 'failed', 'done'),
};

/** Where each failure of the page ends a login; a new one does not compile until it is placed. */
const PAGE_ENDS: Record<Exclude<LoginFailure['reason'], 'refused'>, End> = {
  cancelled: 'declined',
  no_pending_login: 'stranger',
  state_mismatch: 'stranger',
  already_used: 'answer',
  login_expired: 'answer',
  malformed_response: 'answer',
  login_failed: 'answer',
  storage_unavailable: 'start',
  unsupported_browser: 'start',
  framed: 'start',
  implicit_off: 'stranger',
  offline: 'unsent',
  proxy_unreachable: 'unsent',
  outcome_unknown: 'silence',
  stopped: 'stopped',
  blocked_by_csp: 'unsent',
  proxy_redirects: 'silence',
  proxy_unreadable: 'silence',
  part_missing: 'silence',
  proxy_malformed: 'silence',
};

/** Instagram's own words came along, or the reason is about its answer, or the lack of one. */
function isFromInstagram({ reason, provider_error }: ErrorReply): boolean {
  return provider_error !== undefined || reason === 'throttled' || reason.startsWith('instagram_');
}

/** Whose refusal it was. A proxy that broke does not know how far it got. */
function endOfReply(reply: ErrorReply): End {
  if (reply.reason === 'internal') return 'silence';
  return isFromInstagram(reply) ? 'instagram' : 'proxy';
}

/** How far a login is that has neither failed nor ended in a token. */
export function progressOfMoment(moment: Moment): Progress {
  return PROGRESS[moment];
}

/** How far a login got that failed. */
export function progressOfFailure(failure: LoginFailure): Progress {
  if (failure.reason !== 'refused') return PROGRESS[PAGE_ENDS[failure.reason]];
  return PROGRESS[endOfReply(failure.reply)];
}

/** How far a login got that ended in a token: all the way, or without its 60-day step. */
export function progressOfToken(warning: 'long_lived_failed' | undefined): Progress {
  return PROGRESS[warning === undefined ? 'token' : 'short-token'];
}

function progress(...statuses: [Status, Status, Status, Status, Status, Status]): Progress {
  const [ask, answer, request, exchange, longLived, reply] = statuses;
  return {
    ask,
    answer,
    'token-request': request,
    'code-exchange': exchange,
    'long-lived': longLived,
    'token-reply': reply,
  };
}
