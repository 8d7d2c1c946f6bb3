/** All that is kept beside the accounts: each note has a kind, a name, a time and JSON. */
import type { Sql } from './sql.ts';

/** What a note is: posts, logs, claims, alerts to send, what is remembered of deletions, and what is the keeper's own. */
export type NoteKind = 'posts' | 'log' | 'claim' | 'alert' | 'gone' | 'own';

/** A note. What its time means is up to its kind. */
export interface Note {
  name: string;
  at: number;
  data: unknown;
  /** The account that it goes away with. */
  owner?: string;
}

/** Notes in a database. */
export interface Notes {
  get(kind: NoteKind, name: string): Note | undefined;
  put(kind: NoteKind, note: Note): void;
  drop(kind: NoteKind, name: string): void;
  /** Drops every note of an account. */
  dropOwned(owner: string): void;
  /** Notes whose time has come, the oldest first. */
  due(kind: NoteKind, now: number, atMost: number): Note[];
}

/** Makes the notes of `sql`, whose table must be there. */
export function createNotes(sql: Sql): Notes {
  const select = (where: string, ...values: (string | number)[]): Note[] =>
    sql
      .all(`SELECT name, owner, at, data FROM notes WHERE kind = ? AND ${where}`, ...values)
      .map(({ name, owner, at, data }) => ({
        name: String(name),
        owner: String(owner),
        at: Number(at),
        data: JSON.parse(String(data)) as unknown,
      }));
  return {
    get: (kind, name) => select('name = ?', kind, name)[0],
    put: (kind, { name, at, data, owner = '' }) =>
      void sql.all(
        'INSERT INTO notes VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (kind, name) DO UPDATE SET owner = ?3, at = ?4, data = ?5',
        kind,
        name,
        owner,
        at,
        JSON.stringify(data),
      ),
    drop: (kind, name) => void sql.all('DELETE FROM notes WHERE kind = ? AND name = ?', kind, name),
    dropOwned: (owner) => void sql.all('DELETE FROM notes WHERE owner = ?', owner),
    due: (kind, now, atMost) => select('at <= ? ORDER BY at LIMIT ?', kind, now, atMost),
  };
}
