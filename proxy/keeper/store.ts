/** Accounts in a database: `due`, `read`, `write` and `forget`, and the ways to find one. */
import { endsAt, wakeAt } from './decide.ts';
import { appendLog } from './log.ts';
import type { Notes } from './notes.ts';
import type { KeptAccount, KeptEvent, KeptState } from './record.ts';
import type { Sql, SqlValue } from './sql.ts';

/** Where accounts are. A write counts only if the account has not changed since the read. */
export interface KeptStore {
  /** Accounts whose time has come, those whose token ends first before the others. */
  due(now: number, atMost: number): KeptAccount[];
  /** Does several writes as one. */
  together(writes: () => void): void;
  read(userId: string): KeptAccount | undefined;
  /**
   * Writes an account and what happened to it; version 0 is a new one. Gives the new version; undefined when the
   * account has moved on or is gone, and then nothing is written.
   */
  write(
    account: KeptAccount,
    expectedVersion: number,
    events: readonly KeptEvent[],
    now: number,
  ): number | undefined;
  /** Removes all that is stored of an account. False when there is no such account. */
  forget(userId: string): boolean;
  byFeed(feed: string): KeptAccount | undefined;
  /** By either of the two ids that Meta may send. */
  byAnyId(id: string): KeptAccount[];
  /** Accounts in the order of their feeds' names. */
  all(atMost?: number): KeptAccount[];
  /** How many accounts there are in each state. */
  countStates(): ReadonlyMap<KeptState, number>;
  /** When the next account is due; undefined when there are no accounts. */
  nextWakeAt(): number | undefined;
  /** How many accounts are due. */
  countDue(now: number): number;
}

/** A lease that is longer than this was taken by a clock that is wrong. */
export const LEASE_MS = 60_000;

/** Raised with every change of the tables. */
const SCHEMA = 1;

const TABLES = [
  'TABLE IF NOT EXISTS accounts (user_id TEXT PRIMARY KEY, account_id TEXT, feed TEXT UNIQUE, version INT, lease_until INT, wake_at INT, ends_at INT, data TEXT) STRICT',
  'INDEX IF NOT EXISTS accounts_wake ON accounts (wake_at)',
  'INDEX IF NOT EXISTS accounts_account ON accounts (account_id)',
  'TABLE IF NOT EXISTS notes (kind TEXT, name TEXT, owner TEXT, at INT, data TEXT, PRIMARY KEY (kind, name)) STRICT',
  'INDEX IF NOT EXISTS notes_at ON notes (kind, at)',
  'INDEX IF NOT EXISTS notes_owner ON notes (owner)',
];

/** Makes the tables that are missing. Throws for a database of a newer version of this program. */
export function prepare(sql: Sql, notes: Notes): void {
  sql.atomically(() => {
    for (const table of TABLES) sql.all(`CREATE ${table}`);
    if (Number(notes.get('own', 'schema')?.data ?? SCHEMA) > SCHEMA)
      throw new Error('The database was made by a newer version.');
    notes.put('own', { name: 'schema', at: 0, data: SCHEMA });
  });
}

const ADD = 'INSERT INTO accounts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING';
/** A feed keeps its name, so that its index need not be written. */
const CHANGE =
  'UPDATE accounts SET account_id = ?2, version = ?4, lease_until = ?5, wake_at = ?6, ends_at = ?7, data = ?8' +
  ' WHERE user_id = ?1 AND version = ?4 - 1';

/** Tells whether another runner has the account in its hands. */
export function isLeased({ leaseUntil }: KeptAccount, now: number): boolean {
  return leaseUntil > now && leaseUntil <= now + LEASE_MS;
}

/** Hears of events within the write that they belong to. */
export type Tell = (account: KeptAccount, events: readonly KeptEvent[], now: number) => void;

/** Accounts in `sql`, whose tables must be there. */
export function createStore(sql: Sql, notes: Notes, tell?: Tell): KeptStore {
  const select = (where: string, ...values: SqlValue[]) =>
    sql
      .all(`SELECT data FROM accounts ${where}`, ...values)
      .map(({ data }) => JSON.parse(String(data)) as KeptAccount);
  const one = (what: string, ...values: SqlValue[]) =>
    sql.all(`SELECT ${what} AS it FROM accounts`, ...values)[0]?.['it'] ?? undefined;
  const read = (userId: string) => select('WHERE user_id = ?', userId)[0];

  /** False when the account has moved on or is gone and, for a new one, when it or its feed's name is there already. */
  function put(account: KeptAccount): boolean {
    const { userId, accountId, feed, version, leaseUntil } = account;
    const written = sql.all(
      `${version === 1 ? ADD : CHANGE} RETURNING version`,
      userId,
      accountId ?? null,
      feed,
      version,
      leaseUntil,
      Math.round(wakeAt(account)),
      Math.round(endsAt(account)),
      JSON.stringify(account),
    );
    return written.length > 0;
  }

  return {
    read,
    due: (now, atMost) =>
      select(
        'WHERE wake_at <= ?1 AND NOT (lease_until > ?1 AND lease_until <= ?2) ORDER BY ends_at LIMIT ?3',
        now,
        now + LEASE_MS,
        atMost,
      ),
    together: (writes) => sql.atomically(writes),
    write: (account, expectedVersion, events, now) =>
      sql.atomically(() => {
        const version = expectedVersion + 1;
        if (!put({ ...account, version })) return undefined;
        appendLog(notes, account.userId, events, now);
        tell?.(account, events, now);
        return version;
      }),
    forget(userId) {
      const isThere = read(userId) !== undefined;
      sql.atomically(() => {
        notes.dropOwned(userId);
        sql.all('DELETE FROM accounts WHERE user_id = ?', userId);
      });
      if (isThere) sql.scrub();
      return isThere;
    },
    byFeed: (feed) => select('WHERE feed = ?', feed)[0],
    byAnyId: (id) => select('WHERE user_id = ?1 OR account_id = ?1', id),
    all: (atMost = -1) => select('ORDER BY feed LIMIT ?', atMost),
    countStates: () =>
      new Map(
        sql
          .all(
            "SELECT json_extract(data, '$.state') AS state, count(*) AS n FROM accounts GROUP BY 1",
          )
          .map(({ state, n }) => [String(state) as KeptState, Number(n)]),
      ),
    nextWakeAt: () => one('min(wake_at)') as number | undefined,
    countDue: (now) =>
      Number(sql.all('SELECT count(*) AS n FROM accounts WHERE wake_at <= ?', now)[0]?.['n']),
  };
}
