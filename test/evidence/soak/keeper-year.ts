/** A year of a keeper in minutes: two of them on one file, an Instagram with bad days, restarts, deletions. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalKeeper } from '../../../proxy/keeper/keeper.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { handOver, startLocalKeeper } from '../../support/local-keeper.ts';
import { newMemoryFolder } from '../../support/memory-folder.ts';
import {
  createTinyInstagram,
  idOf,
  type Manners,
  type Mishap,
  type TinyInstagram,
} from '../../support/tiny-instagram.ts';
import type { Verdict } from './trials.ts';

/** How large the year is. */
export interface YearOptions {
  accounts: number;
  days: number;
  seed: number;
  manners: Manners;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 1_800_000_000_000;
/** A new process in the place of both, so often. */
const RESTART_DAYS = 9;
/** For hours Instagram refuses every token there is, on these days. */
const OUTAGE_DAYS = [40, 170, 300];
const OUTAGE_HOURS = 5;
/** How often an hour has a revocation, or a deletion: of few accounts fewer, so that most of them see the year's end. */
const leaving = (accounts: number) => 0.02 * Math.min(1, accounts / 1000);

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Counts refreshes of one person that are under way at once. */
function watchFlights(instagram: TinyInstagram, random: () => number): () => number {
  const inFlight = new Map<number, number>();
  let most = 0;
  const { fetch } = instagram;
  instagram.fetch = async (url, init) => {
    if (!url.includes('/refresh_access_token')) return await fetch(url, init);
    const token = new URL(url).searchParams.get('access_token') ?? '';
    const user = instagram.tokens.get(token)?.user ?? -1;
    const count = (inFlight.get(user) ?? 0) + 1;
    inFlight.set(user, count);
    most = Math.max(most, count);
    // Long enough for the other keeper to come by.
    for (let turns = Math.floor(random() * 8); turns > 0; turns -= 1) await Promise.resolve();
    try {
      return await fetch(url, init);
    } finally {
      inFlight.set(user, (inFlight.get(user) ?? 1) - 1);
    }
  };
  return () => most;
}

const count = (number: number) => number.toLocaleString('en');

/** Lives the year, and says which promises were broken. */
export async function liveYear({ accounts, days, seed, manners }: YearOptions): Promise<Verdict> {
  const random = mulberry32(seed);
  let time = START;
  const now = () => time;
  const dayOf = () => Math.floor((time - START) / DAY);
  const hourOf = () => Math.floor(((time - START) % DAY) / HOUR);
  const isOutage = () => OUTAGE_DAYS.includes(dayOf()) && hourOf() < OUTAGE_HOURS;
  const isCalm = () => dayOf() >= days - 4;
  function mishap(path: string): Mishap {
    if (isCalm()) return undefined;
    if (isOutage()) return 'outage';
    const dice = random();
    if (dice < 0.01) return 'down';
    // Where the old string is revoked, a lost reply loses the token itself, which no keeper can prevent.
    if (dice < 0.013 && path === '/refresh_access_token' && manners.old === 'lives') return 'lost';
    return dice < 0.015 ? 'throttled' : undefined;
  }
  const instagram = createTinyInstagram(now, manners, mishap);
  const mostAtOnce = watchFlights(instagram, random);
  const folder = newMemoryFolder('year');
  const file = join(folder, 'keeper.db');
  const start = async (): Promise<LocalKeeper> =>
    await startLocalKeeper({
      fetch: (...args) => instagram.fetch(...args),
      now,
      random,
      sql: await openSqlite(file),
    });
  let keepers = [await start(), await start()];
  const startedAt = performance.now();
  const [first] = keepers;
  for (let user = 0; user < accounts; user += 1) {
    const token = instagram.issue(user);
    // A person tries again when Instagram is down.
    while (!(await handOver(first as LocalKeeper, token, `feed-${user}`)).ok);
    // Not all on one day: an owner at a time, over a month.
    if (user % Math.ceil(accounts / 700) === 0) time += HOUR;
  }
  const revoked = new Set<number>();
  const deleted = new Set<number>();
  for (let hour = 0; dayOf() < days; hour += 1) {
    time += HOUR;
    if (hour % (RESTART_DAYS * 24) === 0) keepers = [await start(), await start()];
    // Both at once every few hours, else by turns.
    const awake = hour % 7 === 0 ? keepers : keepers.slice(hour % 2, (hour % 2) + 1);
    const working = Promise.all(awake.map((keeper) => keeper.wake(null)));
    if (random() < leaving(accounts) && dayOf() < days - 60)
      revoke(Math.floor(random() * accounts));
    if (random() < leaving(accounts)) await remove(Math.floor(random() * accounts));
    await working;
  }

  function revoke(user: number): void {
    revoked.add(user);
    for (const token of instagram.tokens.values()) if (token.user === user) token.isDead = true;
  }
  async function remove(user: number): Promise<void> {
    deleted.add(user);
    await keepers[1]?.remove({ userId: idOf(user) });
  }

  const lines = await (keepers[0] as LocalKeeper).list();
  const kept = new Map(lines.map((line) => [line.user_id, line]));
  const living = Array.from({ length: accounts }, (_, user) => user).filter(
    (user) => !revoked.has(user) && !deleted.has(user),
  );
  const lost = living.filter((user) => kept.get(idOf(user))?.state !== 'healthy');
  const worse = living.filter((user) => {
    const ends = Date.parse(kept.get(idOf(user))?.expires_at ?? '');
    return !(ends > time + 20 * DAY);
  });
  const back = [...deleted].filter((user) => kept.has(idOf(user)));
  const broken = [
    living.length < accounts / 2 &&
      'most accounts were revoked or deleted, so that little was proved',
    lost.length > 0 && `${lost.length} tokens were lost that Instagram would have renewed`,
    worse.length > 0 && `${worse.length} tokens were replaced by a worse one, or not refreshed`,
    mostAtOnce() > 1 && `${mostAtOnce()} refreshes of one account were under way at once`,
    back.length > 0 && `${back.length} deleted accounts came back`,
    [...revoked].some((user) => kept.get(idOf(user))?.state === 'healthy') &&
      'an account whose owner took the permission away counts as healthy',
  ].filter((it) => typeof it === 'string');
  rmSync(folder, { recursive: true });
  const { '/refresh_access_token': refreshes = 0, '/me': profiles = 0 } = instagram.counts;
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return {
    summary: `${count(accounts)} accounts, ${days} days, ${count(refreshes)} refreshes, ${count(profiles)} looks, ${revoked.size} revoked, ${deleted.size} deleted, in ${count(seconds)} s`,
    broken,
  };
}
