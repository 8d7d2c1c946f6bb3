import { chmodSync, closeSync, openSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Sql, SqlValue } from '../keeper/sql.ts';

/** As long as another process may hold the file. */
const BUSY_MS = 5_000;

/** Room for the pages of some 20,000 accounts, taken as they are read. */
const CACHE_KIB = 32_000;

/** The owner alone may read it, whatever the shell's mask is. */
function protect(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function configure(database: DatabaseSync): void {
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    `busy_timeout = ${BUSY_MS}`,
    `cache_size = -${CACHE_KIB}`,
    // What is deleted is overwritten, and does not stay in the file.
    'secure_delete = ON',
  ])
    database.exec(`PRAGMA ${pragma}`);
}

/**
 * Opens a database in a file, or makes one. Several processes may have the same file open.
 *
 * Rejects where this Node has no SQLite (before 22.13), and where the file cannot be written. Reads nothing of it yet.
 */
export async function openSqlite(file: string): Promise<Sql & { close(): void }> {
  const { DatabaseSync } = await import('node:sqlite');
  protect(file);
  const database = new DatabaseSync(file);
  configure(database);
  const prepared = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  let depth = 0;
  return {
    all: (text, ...values) => prepare(text).all(...values) as Record<string, SqlValue>[],
    atomically(work) {
      if (depth > 0) return work();
      prepare('BEGIN IMMEDIATE').run();
      depth += 1;
      try {
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    scrub() {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: () => database.close(),
  };
}
