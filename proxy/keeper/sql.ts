/** What the keeper needs of SQLite, which Node and Durable Objects both have. */

/** A value that goes into a column or comes out of one. */
export type SqlValue = string | number | null;

/** One database. Everything here is done at once, so that no other call comes between. */
export interface Sql {
  /** Runs one statement and gives its rows. */
  all(statement: string, ...values: SqlValue[]): Record<string, SqlValue>[];
  /** Does all of the work or, when it throws, no part of it. */
  atomically<T>(work: () => T): T;
  /** Overwrites what was deleted, as far as the platform can. */
  scrub(): void;
}
