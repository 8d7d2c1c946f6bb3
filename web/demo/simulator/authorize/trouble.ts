import type { Dialect } from '../state/apps.ts';
import type { Fault, FaultKind, TokenShape } from '../state/fault.ts';
import type { Fate } from '../state/simulation.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Stop } from './stop.ts';

/** One entry of the consent page's “Simulate a problem”. */
export interface Trouble {
  value: string;
  label: string;
  /** Under which heading it is offered; the first entry has none. */
  group?: string;
  /** Absent: in every dialect. */
  dialects?: readonly Dialect[];
  /** Absent: in both flows. */
  flow?: AuthorizeRequest['responseType'];
  /** The login ends at Instagram. */
  stop?: Stop;
  /** Meets the exchange of the code, or the first data call of a token that came without a code. */
  fault?: FaultKind & Pick<Fault, 'when'>;
  /** Of the fault: another path than that. */
  at?: string;
  /** In place of `fault`, where the words differ. */
  words?: Readonly<Partial<Record<Dialect, { message: string; errorCode?: number }>>>;
  /** The code is past its end when it is given out. */
  expired?: true;
  /** The code has been exchanged before. */
  spent?: true;
  /** The code belongs to another redirect URI. */
  elsewhere?: true;
  /** No permission is granted, whatever is ticked. */
  nothingGranted?: true;
  /** What becomes of the token at the end of the login. */
  fate?: Fate;
}

/** How long “slow” takes: longer than patience, shorter than the deadlines of a careful caller. */
const SLOW_MS = 4000;

const NOTHING: Trouble = { value: 'nothing', label: 'Nothing' };

const GRAPH: readonly Dialect[] = ['instagram', 'facebook'];
const TODAY: readonly Dialect[] = ['instagram'];
const CLASSIC: readonly Dialect[] = ['legacy'];

function grouped(group: string, troubles: readonly Trouble[]): Trouble[] {
  return troubles.map((trouble) => ({ ...trouble, group }));
}

const STOPS = grouped('Instagram shows an error and never returns', [
  {
    value: 'redirect_unregistered',
    label: 'Redirect URI is not registered',
    stop: 'redirect_uri',
  },
  { value: 'wrong_app_id', label: 'App ID belongs to another product', stop: 'app_id' },
  { value: 'not_a_tester', label: 'Account is not an accepted tester', stop: 'tester' },
  { value: 'old_scope', label: 'Permissions belong to a retired API', stop: 'scope' },
  { value: 'closed_address', label: 'Login URL was retired (August 2026)', stop: 'gone' },
  {
    value: 'session_invalid',
    label: 'Callback URLs are empty',
    dialects: TODAY,
    stop: 'session',
  },
  {
    value: 'implicit_disabled',
    label: 'Implicit flow is disabled for the app',
    dialects: CLASSIC,
    flow: 'token',
    stop: 'implicit',
  },
]);

const REFUSALS = grouped('Instagram refuses the code', [
  { value: 'expired_code', label: 'Code has expired', flow: 'code', expired: true },
  { value: 'used_code', label: 'Code was already used', flow: 'code', spent: true },
  {
    value: 'redirect_mismatch',
    label: 'Redirect URI differs from the one at the start',
    flow: 'code',
    elsewhere: true,
  },
  {
    value: 'wrong_app_kind',
    label: 'Facebook app ID on the server',
    dialects: TODAY,
    flow: 'code',
    words: { instagram: { message: 'Invalid platform app' } },
  },
  {
    value: 'unknown_app',
    label: 'Unknown app ID on the server',
    flow: 'code',
    words: {
      instagram: { message: 'Missing required field client_id' },
      facebook: {
        message: 'Error validating application. Invalid application ID.',
        errorCode: 101,
      },
      legacy: { message: 'You must provide a client_id' },
    },
  },
  {
    value: 'wrong_secret',
    label: 'Wrong app secret on the server',
    flow: 'code',
    words: {
      instagram: { message: 'Error validating client secret.' },
      facebook: { message: 'Error validating client secret.', errorCode: 1 },
      legacy: { message: 'Invalid Client Secret' },
    },
  },
  {
    value: 'cookies_sent',
    label: 'Cookies sent along (403 with an HTML page)',
    flow: 'code',
    fault: { kind: 'status', status: 403 },
  },
]);

const TOKENS = grouped('Something is wrong with the token', [
  {
    value: 'permission_missing',
    label: 'Permission missing (nothing is granted)',
    dialects: GRAPH,
    nothingGranted: true,
  },
  {
    value: 'one_hour_only',
    label: 'Only a one-hour token is issued',
    dialects: TODAY,
    fault: { kind: 'status', status: 500 },
    at: '/access_token',
  },
  { value: 'token_expired', label: 'Token has expired', fate: 'expired' },
  { value: 'token_revoked', label: 'Token is revoked (password changed)', fate: 'revoked' },
  { value: 'token_cut', label: 'Token is truncated', fate: 'cut' },
  {
    value: 'deactivated',
    label: 'App is deactivated (an error with status 200)',
    dialects: GRAPH,
    fault: {
      kind: 'error',
      message: 'API access deactivated. To reactivate, go to the app dashboard.',
      errorCode: 200,
      status: 200,
    },
    at: '/me',
  },
]);

const NETWORK = grouped('Network or Instagram failure', [
  {
    value: 'slow',
    label: `Instagram is slow (${SLOW_MS / 1000} seconds)`,
    fault: { kind: 'delay', milliseconds: SLOW_MS },
  },
  { value: 'stall', label: 'Instagram never responds', fault: { kind: 'stall' } },
  {
    value: 'stalled_body',
    label: 'Response stalls halfway',
    fault: { kind: 'stalled_body' },
  },
  { value: 'truncated', label: 'Response is truncated', fault: { kind: 'truncated' } },
  {
    value: 'server_error',
    label: 'Instagram returns a server error',
    fault: { kind: 'status', status: 500 },
  },
  { value: 'throttled', label: 'Instagram is rate-limiting the app', fault: { kind: 'throttled' } },
  { value: 'connection_lost', label: 'Connection is lost', fault: { kind: 'reset' } },
  {
    value: 'answer_lost',
    label: 'Connection is lost after Instagram has processed the request',
    fault: { kind: 'reset', when: 'after' },
  },
  {
    value: 'data_blocked',
    label: 'Profile is blocked, as by a tracker blocker',
    dialects: GRAPH,
    fault: { kind: 'reset' },
    at: '/me',
  },
]);

const SHAPES = grouped(
  'Token response in a different format',
  (['data', 'string', 'bare'] satisfies TokenShape[]).map((shape) => ({
    value: `shape_${shape}`,
    label: {
      data: 'In a list, as documented',
      string: 'Permissions as one string',
      bare: 'Without permissions',
    }[shape],
    dialects: TODAY,
    fault: { kind: 'shape', shape },
  })),
);

/** What can go wrong with one login, in the order of the consent page; the first is the default. */
export const TROUBLES: readonly Trouble[] = [
  NOTHING,
  ...STOPS,
  ...REFUSALS,
  ...TOKENS,
  ...NETWORK,
  ...SHAPES,
];

/** The entry of that value; anything unknown is nothing. */
export function findTrouble(value: string | null): Trouble {
  return TROUBLES.find((trouble) => trouble.value === value) ?? NOTHING;
}

/** What can go wrong with this login. */
export function troublesOf({ app, responseType }: AuthorizeRequest): readonly Trouble[] {
  return TROUBLES.filter(
    ({ dialects, flow }) =>
      (dialects?.includes(app.dialect) ?? true) && (flow ?? responseType) === responseType,
  );
}

/** The fault that it queues, in the words of the dialect. */
export function faultOf({ fault, words }: Trouble, dialect: Dialect): Trouble['fault'] {
  const error = words?.[dialect];
  return error ? { kind: 'error', ...error } : fault;
}
