/** What an account costs a keeper when it keeps more of them. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalKeeper } from '../../../proxy/keeper/keeper.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { handOver, startLocalKeeper } from '../../support/local-keeper.ts';
import { newMemoryFolder } from '../../support/memory-folder.ts';
import { createTinyInstagram } from '../../support/tiny-instagram.ts';

/** Microseconds of processor time, and what is in the file. The calls to Instagram cost next to nothing. */
export interface AccountRow {
  accounts: number;
  /** For each account: to take its token, to look at it once, to refresh it. */
  takenUs: number;
  lookedAtUs: number;
  refreshedUs: number;
  /** For a page of one feed, and for a look at the clock when no account is due. */
  pageUs: number;
  idleUs: number;
  rows: number;
  bytes: number;
}

const START = 1_800_000_000_000;
const DAY = 86_400_000;
/** Each account has been due for a look by then. */
const LOOK_MS = 3 * DAY;
const PAGES = 200;

/** Microseconds of processor time that some work takes. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Keeps so many accounts, and does with each what a keeper does. */
export async function measureAccounts(accounts: number): Promise<AccountRow> {
  let time = START;
  const now = () => time;
  const instagram = createTinyInstagram(now, { refreshed: 'new', old: 'lives' });
  const folder = newMemoryFolder('growth');
  const file = join(folder, 'keeper.db');
  const sql = await openSqlite(file);
  const keeper = await startLocalKeeper({ fetch: instagram.fetch, now, sql });
  const all = Array.from({ length: accounts }, (_, user) => user);
  const taken = await costOf(async () => {
    for (const user of all) await handOver(keeper, instagram.issue(user), `feed-${user}`);
  });
  time += LOOK_MS;
  const { '/me': before = 0 } = instagram.counts;
  const lookedAt = await costOf(() => keeper.wake(null));
  const looks = (instagram.counts['/me'] ?? 0) - before;
  const idle = await costOf(() => keeper.wake(null));
  const page = await costOf(() => readPages(keeper));
  time += 40 * DAY;
  const refreshed = await costOf(() => keeper.wake(null));
  const refreshes = instagram.counts['/refresh_access_token'] ?? 0;
  sql.scrub();
  const [{ n } = { n: NaN }] = sql.all(
    'SELECT (SELECT count(*) FROM accounts) + (SELECT count(*) FROM notes) AS n',
  );
  const { size } = statSync(file);
  sql.close();
  rmSync(folder, { recursive: true });
  return {
    accounts,
    takenUs: taken / accounts,
    lookedAtUs: lookedAt / looks,
    refreshedUs: refreshed / refreshes,
    pageUs: page / PAGES,
    idleUs: idle,
    rows: Number(n),
    bytes: size,
  };
}

/** One after the other, of as many lengths as there are, so that none is remembered. */
async function readPages(keeper: LocalKeeper): Promise<void> {
  for (let count = 0; count < PAGES; count += 1) {
    const page = await keeper.media('feed-1', { limit: 1 + count });
    if (!page.ok) throw new Error(`The feed has no page: ${page.failure.reason}.`);
  }
}
