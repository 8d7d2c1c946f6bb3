import type { Dialect } from '../state/apps.ts';
import type { Fault, FaultKind } from '../state/fault.ts';
import type { Fate } from '../state/simulation.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Words } from '../text/words.ts';
import type { Stop } from './stop.ts';

type TroubleWords = Words['troubles'];

/** One entry of the consent page's “Simulate a problem”. */
export interface Trouble {
  value: keyof TroubleWords['labels'];
  /** Under which heading it is offered; the first entry has none. */
  group?: keyof TroubleWords['groups'];
  /** Absent: in every dialect. */
  dialects?: readonly Dialect[];
  /** Absent: in both flows. */
  flow?: AuthorizeRequest['responseType'];
  /** The login ends at Instagram. */
  stop?: Stop;
  /** Meets the exchange of the code, or the first data call of a token that came without a code. */
  fault?: FaultKind & Pick<Fault, 'when' | 'grant'>;
  /** Of the fault: another path than that; `data` is where the dialect's first data call goes. */
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

/** What a page asks for first once it has a token. */
export const FIRST_DATA_CALL: Readonly<Record<Dialect, string>> = {
  instagram: '/me',
  facebook: '/me/accounts',
  legacy: '/v1/users/self',
};

/** The fault that it queues, in the words of the dialect and at its paths. */
export function faultOf({ fault, words, at }: Trouble, dialect: Dialect): Fault | undefined {
  const error = words?.[dialect];
  const found = error ? ({ kind: 'error', ...error } as const) : fault;
  if (found === undefined || at === undefined) return found;
  return { ...found, path: at === 'data' ? FIRST_DATA_CALL[dialect] : at };
}
