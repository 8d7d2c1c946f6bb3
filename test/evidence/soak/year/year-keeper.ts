/** One of the keepers of a year, on the file that they share, with an Instagram that has bad days. */
import type { FeedLine } from '../../../../proxy/keeper/view.ts';
import { openSqlite } from '../../../../proxy/node/sqlite.ts';
import { handOver, startLocalKeeper } from '../../../support/local-keeper.ts';
import {
  createTinyInstagram,
  idOf,
  type Manners,
  type Mishap,
  type TinyInstagram,
} from '../../../support/tiny-instagram.ts';
import { luck, weatherOf } from './calendar.ts';
import { Tokens } from './tokens.ts';

/** A refresh as Instagram saw it: whose, and from when to when on the machine's own clock, in nanoseconds. */
export interface Flight {
  user: number;
  from: number;
  to: number;
}

/** What Instagram was asked during a call. */
export interface Seen {
  flights: Flight[];
  looks: number;
}

/** A keeper that is told the time with each call, in milliseconds since 1970. */
export interface YearKeeper {
  handOver: (time: number, users: readonly number[]) => Promise<void>;
  wake: (time: number) => Promise<Seen>;
  remove: (time: number, user: number) => Promise<void>;
  /** These people take their permission away. */
  revoke: (users: readonly number[]) => Promise<void>;
  list: () => Promise<FeedLine[]>;
}

/** How a keeper is made. */
export interface YearKeeperOptions {
  file: string;
  days: number;
  seed: number;
  manners: Manners;
}

const monotonic = () => Number(process.hrtime.bigint());

/** Writes down each refresh, and makes it long enough for the other keeper to come by. */
function watchFlights(instagram: TinyInstagram, tokens: Tokens, random: () => number): Flight[] {
  const flights: Flight[] = [];
  const { fetch } = instagram;
  instagram.fetch = async (url, init) => {
    if (!url.includes('/refresh_access_token')) return await fetch(url, init);
    const token = new URL(url).searchParams.get('access_token') ?? '';
    const from = monotonic();
    for (let turns = Math.floor(random() * 8); turns > 0; turns -= 1) await Promise.resolve();
    if (random() < 0.1) await new Promise((resolve) => setImmediate(resolve));
    try {
      return await fetch(url, init);
    } finally {
      flights.push({ user: tokens.get(token)?.user ?? -1, from, to: monotonic() });
    }
  };
  return flights;
}

/** Opens the file and starts a keeper on it; `tokens` are shared by those of one process. */
export async function startYearKeeper(
  { file, days, seed, manners }: YearKeeperOptions,
  tokens = new Tokens(),
): Promise<YearKeeper> {
  const random = luck(seed);
  let time = 0;
  const now = () => time;
  function mishap(path: string): Mishap {
    const weather = weatherOf(time, days);
    if (weather !== 'changeable') return weather === 'outage' ? 'outage' : undefined;
    const dice = random();
    if (dice < 0.01) return 'down';
    // Where the old string is revoked, a lost reply loses the token itself, which no keeper can prevent.
    if (dice < 0.013 && path === '/refresh_access_token' && manners.old === 'lives') return 'lost';
    return dice < 0.015 ? 'throttled' : undefined;
  }
  const instagram = createTinyInstagram(now, manners, mishap, tokens);
  const flights = watchFlights(instagram, tokens, random);
  const looks = () => instagram.counts['/me'] ?? 0;
  const keeper = await startLocalKeeper({
    fetch: (...args) => instagram.fetch(...args),
    now,
    random,
    sql: await openSqlite(file),
  });
  return {
    async handOver(at, users) {
      time = at;
      for (const user of users) {
        const token = instagram.issue(user);
        // A person tries again when Instagram is down.
        while (!(await handOver(keeper, token, `feed-${user}`)).ok);
      }
    },
    async wake(at) {
      time = at;
      const before = looks();
      await keeper.wake(null);
      return { flights: flights.splice(0), looks: looks() - before };
    },
    async remove(at, user) {
      time = at;
      await keeper.remove({ userId: idOf(user) });
    },
    async revoke(users) {
      for (const user of users) tokens.revoke(user);
      return Promise.resolve();
    },
    list: () => keeper.list(),
  };
}
