import type { Dialect } from '../state/apps.ts';
import type { TokenShape } from '../state/fault.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Trouble } from './trouble.ts';

/** How long “slow” takes: longer than patience, shorter than the deadlines of a careful caller. */
const SLOW_MS = 4000;

const NOTHING: Trouble = { value: 'nothing' };

const GRAPH: readonly Dialect[] = ['instagram', 'facebook'];
const TODAY: readonly Dialect[] = ['instagram'];
const FACEBOOK: readonly Dialect[] = ['facebook'];
const CLASSIC: readonly Dialect[] = ['legacy'];

function grouped(group: NonNullable<Trouble['group']>, troubles: readonly Trouble[]): Trouble[] {
  return troubles.map((trouble) => ({ ...trouble, group }));
}

const STOPS = grouped('stops', [
  {
    value: 'redirect_unregistered',
    stop: 'redirect_uri',
  },
  { value: 'wrong_app_id', stop: 'app_id' },
  { value: 'not_a_tester', stop: 'tester' },
  { value: 'old_scope', stop: 'scope' },
  { value: 'closed_address', stop: 'gone' },
  {
    value: 'session_invalid',
    dialects: TODAY,
    stop: 'session',
  },
  {
    value: 'implicit_disabled',
    dialects: CLASSIC,
    flow: 'token',
    stop: 'implicit',
  },
]);

const REFUSALS = grouped('refusals', [
  { value: 'expired_code', flow: 'code', expired: true },
  { value: 'used_code', flow: 'code', spent: true },
  {
    value: 'redirect_mismatch',
    flow: 'code',
    elsewhere: true,
  },
  {
    value: 'wrong_app_kind',
    dialects: TODAY,
    flow: 'code',
    words: { instagram: { message: 'Invalid platform app' } },
  },
  {
    value: 'unknown_app',
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
    flow: 'code',
    words: {
      instagram: { message: 'Error validating client secret.' },
      facebook: { message: 'Error validating client secret.', errorCode: 1 },
      legacy: { message: 'Invalid Client Secret' },
    },
  },
  {
    value: 'cookies_sent',
    flow: 'code',
    fault: { kind: 'status', status: 403 },
  },
]);

const TOKENS = grouped('tokens', [
  {
    value: 'permission_missing',
    dialects: GRAPH,
    nothingGranted: true,
  },
  {
    value: 'one_hour_only',
    dialects: TODAY,
    fault: { kind: 'status', status: 500 },
    at: '/access_token',
  },
  {
    value: 'one_hour_only',
    dialects: FACEBOOK,
    flow: 'code',
    fault: { kind: 'status', status: 500, grant: 'fb_exchange_token' },
    at: '/oauth/access_token',
  },
  { value: 'pages_revoked', dialects: FACEBOOK, fate: 'pages_revoked' },
  { value: 'token_expired', fate: 'expired' },
  { value: 'token_revoked', fate: 'revoked' },
  { value: 'token_cut', fate: 'cut' },
  {
    value: 'deactivated',
    dialects: GRAPH,
    fault: {
      kind: 'error',
      message: 'API access deactivated. To reactivate, go to the app dashboard.',
      errorCode: 200,
      status: 200,
    },
    at: 'data',
  },
]);

const NETWORK = grouped('network', [
  {
    value: 'slow',
    fault: { kind: 'delay', milliseconds: SLOW_MS },
  },
  { value: 'stall', fault: { kind: 'stall' } },
  {
    value: 'stalled_body',
    fault: { kind: 'stalled_body' },
  },
  { value: 'truncated', fault: { kind: 'truncated' } },
  {
    value: 'server_error',
    fault: { kind: 'status', status: 500 },
  },
  { value: 'throttled', fault: { kind: 'throttled' } },
  { value: 'connection_lost', fault: { kind: 'reset' } },
  {
    value: 'answer_lost',
    fault: { kind: 'reset', when: 'after' },
  },
  {
    value: 'data_blocked',
    dialects: GRAPH,
    fault: { kind: 'reset' },
    at: 'data',
  },
]);

const SHAPES = grouped(
  'shapes',
  (['data', 'string', 'bare'] as const satisfies TokenShape[]).map((shape) => ({
    value: `shape_${shape}` as const,
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

/** The entry of that value in a dialect; anything unknown is nothing. */
export function findTrouble(value: string | null, dialect: Dialect): Trouble {
  const known = TROUBLES.filter((trouble) => trouble.value === value);
  return known.find(({ dialects }) => dialects?.includes(dialect) ?? true) ?? NOTHING;
}

/** What can go wrong with this login. */
export function troublesOf({ app, responseType }: AuthorizeRequest): readonly Trouble[] {
  return TROUBLES.filter(
    ({ dialects, flow }) =>
      (dialects?.includes(app.dialect) ?? true) && (flow ?? responseType) === responseType,
  );
}
