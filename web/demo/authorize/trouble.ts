import type { Dialect } from '../apps.ts';
import type { FaultKind } from '../simulation/fault.ts';

/** One entry of the consent page's “What goes wrong?”. */
export interface Trouble {
  value: string;
  label: string;
  /** Absent: in every dialect. */
  dialects?: readonly Dialect[];
  /** Meets the exchange of the code, or the first data call of a token that came without a code. */
  fault?: FaultKind;
  /** The code, or the token, is past its end when it is given out. */
  expired?: true;
  /** No permission is granted, whatever is ticked. */
  nothingGranted?: true;
}

/** How long “slow” takes: longer than patience, shorter than the deadlines of a careful caller. */
const SLOW_MS = 4000;

const NOTHING: Trouble = { value: 'nothing', label: 'Nothing' };

/** What can go wrong with one login, in the order of the consent page; the first is the default. */
export const TROUBLES: readonly Trouble[] = [
  NOTHING,
  { value: 'expired_code', label: 'The code has expired', expired: true },
  {
    value: 'slow',
    label: `Instagram is slow (${SLOW_MS / 1000} seconds)`,
    fault: { kind: 'delay', milliseconds: SLOW_MS },
  },
  {
    value: 'server_error',
    label: 'Instagram has a server error',
    fault: { kind: 'status', status: 500 },
  },
  { value: 'throttled', label: 'Too many calls', fault: { kind: 'throttled' } },
  {
    value: 'permission_missing',
    label: 'Permission missing: nothing is granted',
    dialects: ['instagram', 'facebook'],
    nothingGranted: true,
  },
  { value: 'connection_lost', label: 'The connection breaks', fault: { kind: 'reset' } },
];

/** The entry of that value; anything unknown is nothing. */
export function findTrouble(value: string | null): Trouble {
  return TROUBLES.find((trouble) => trouble.value === value) ?? NOTHING;
}
