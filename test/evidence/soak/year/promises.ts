/** Pure. What must be true of the accounts after a year. */
import type { FeedLine } from '../../../../proxy/keeper/view.ts';
import { idOf } from '../../../support/tiny-instagram.ts';
import type { Flight } from './year-keeper.ts';

/** What happened in the year. */
export interface Past {
  flights: Flight[];
  /** How often a profile was asked for. */
  looks: number;
  revoked: Set<number>;
  deleted: Set<number>;
}

/** How many refreshes of one person began before the one before had ended. */
function countOverlaps(flights: readonly Flight[]): number {
  const ends = new Map<number, number>();
  return [...flights]
    .sort((one, other) => one.from - other.from)
    .filter(({ user, from, to }) => {
      const end = ends.get(user) ?? 0;
      ends.set(user, Math.max(end, to));
      return from < end;
    }).length;
}

/** The promises that were broken. `endsAfter` is a time at which every living token must still work, in milliseconds. */
export function judgeYear(
  lines: readonly FeedLine[],
  { flights, revoked, deleted }: Past,
  { accounts, endsAfter }: { accounts: number; endsAfter: number },
): string[] {
  const kept = new Map(lines.map((line) => [line.user_id, line]));
  const of = (user: number) => kept.get(idOf(user));
  const living = Array.from({ length: accounts }, (_, user) => user).filter(
    (user) => !revoked.has(user) && !deleted.has(user),
  );
  const lost = living.filter((user) => of(user)?.state !== 'healthy');
  const worse = living.filter((user) => !(Date.parse(of(user)?.expires_at ?? '') > endsAfter));
  const back = [...deleted].filter((user) => of(user) !== undefined);
  const overlaps = countOverlaps(flights);
  return [
    living.length < accounts / 2 &&
      'most accounts were revoked or deleted, so that little was proved',
    lost.length > 0 && `${lost.length} tokens were lost that Instagram would have renewed`,
    worse.length > 0 && `${worse.length} tokens were replaced by a worse one, or not refreshed`,
    overlaps > 0 && `${overlaps} refreshes began while one of the same account was under way`,
    back.length > 0 && `${back.length} deleted accounts came back`,
    [...revoked].some((user) => of(user)?.state === 'healthy') &&
      'an account whose owner took the permission away counts as healthy',
  ].filter((it) => typeof it === 'string');
}
