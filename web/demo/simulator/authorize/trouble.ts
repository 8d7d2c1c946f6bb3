import type { Dialect } from '../state/apps.ts';
import type { Fault, FaultKind, TokenShape } from '../state/fault.ts';
import type { Fate } from '../state/simulation.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Stop } from './stop.ts';

/** One entry of the consent page's “What goes wrong?”. */
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

const STOPS = grouped('Instagram stops, and tells the app nothing', [
  {
    value: 'redirect_unregistered',
    label: 'The redirect URI is not registered',
    stop: 'redirect_uri',
  },
  { value: 'wrong_app_id', label: 'The app id is that of another product', stop: 'app_id' },
  { value: 'not_a_tester', label: 'You are not an accepted tester', stop: 'tester' },
  { value: 'old_scope', label: 'The permissions are those of a closed API', stop: 'scope' },
  { value: 'closed_address', label: 'The address was closed (August 2026)', stop: 'gone' },
  {
    value: 'session_invalid',
    label: 'The two callback addresses are empty',
    dialects: TODAY,
    stop: 'session',
  },
  {
    value: 'implicit_disabled',
    label: 'The app has the implicit flow switched off',
    dialects: CLASSIC,
    flow: 'token',
    stop: 'implicit',
  },
]);

const REFUSALS = grouped('Instagram refuses the code', [
  { value: 'expired_code', label: 'The code has expired', flow: 'code', expired: true },
  { value: 'used_code', label: 'The code was used before', flow: 'code', spent: true },
  {
    value: 'redirect_mismatch',
    label: 'The redirect URI is another one than at the start',
    flow: 'code',
    elsewhere: true,
  },
  {
    value: 'wrong_app_kind',
    label: 'The server has the Facebook app’s id',
    dialects: TODAY,
    flow: 'code',
    words: { instagram: { message: 'Invalid platform app' } },
  },
  {
    value: 'unknown_app',
    label: 'The server has an id that nobody has',
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
    label: 'The server has a wrong secret',
    flow: 'code',
    words: {
      instagram: { message: 'Error validating client secret.' },
      facebook: { message: 'Error validating client secret.', errorCode: 1 },
      legacy: { message: 'Invalid Client Secret' },
    },
  },
  {
    value: 'cookies_sent',
    label: 'Cookies were sent along: a page, and 403',
    flow: 'code',
    fault: { kind: 'status', status: 403 },
  },
]);

const TOKENS = grouped('The token is not what it should be', [
  {
    value: 'permission_missing',
    label: 'Permission missing: nothing is granted',
    dialects: GRAPH,
    nothingGranted: true,
  },
  {
    value: 'one_hour_only',
    label: 'It stays the one-hour token',
    dialects: TODAY,
    fault: { kind: 'status', status: 500 },
    at: '/access_token',
  },
  { value: 'token_expired', label: 'It is past its end', fate: 'expired' },
  { value: 'token_revoked', label: 'You have changed your password', fate: 'revoked' },
  { value: 'token_cut', label: 'It is cut short', fate: 'cut' },
  {
    value: 'deactivated',
    label: 'The app was deactivated: an error with status 200',
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

const NETWORK = grouped('The network, or Instagram itself', [
  {
    value: 'slow',
    label: `Instagram is slow (${SLOW_MS / 1000} seconds)`,
    fault: { kind: 'delay', milliseconds: SLOW_MS },
  },
  { value: 'stall', label: 'Instagram never answers', fault: { kind: 'stall' } },
  {
    value: 'stalled_body',
    label: 'The answer stops in the middle',
    fault: { kind: 'stalled_body' },
  },
  { value: 'truncated', label: 'The answer is cut short', fault: { kind: 'truncated' } },
  {
    value: 'server_error',
    label: 'Instagram has a server error',
    fault: { kind: 'status', status: 500 },
  },
  { value: 'throttled', label: 'Too many calls', fault: { kind: 'throttled' } },
  { value: 'connection_lost', label: 'The connection breaks', fault: { kind: 'reset' } },
  {
    value: 'answer_lost',
    label: 'The connection breaks after Instagram has done its work',
    fault: { kind: 'reset', when: 'after' },
  },
  {
    value: 'data_blocked',
    label: 'The profile cannot be read, as behind a tracker blocker',
    dialects: GRAPH,
    fault: { kind: 'reset' },
    at: '/me',
  },
]);

const SHAPES = grouped(
  'Another shape of the token reply',
  (['data', 'string', 'bare'] satisfies TokenShape[]).map((shape) => ({
    value: `shape_${shape}`,
    label: {
      data: 'In a list, as the documentation has it',
      string: 'Permissions as one text',
      bare: 'No permissions in it',
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
