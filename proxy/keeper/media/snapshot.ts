import type { Notes } from '../notes.ts';
import type { GraphPage } from './graph-post.ts';

/** The feed as it was last read: the first page only. */
export interface Snapshot extends GraphPage {
  fetchedAt: number;
  /** When the first address in it ends. */
  goodUntil: number;
}

/** Reads an account's snapshot. */
export function readSnapshot(notes: Notes, userId: string): Snapshot | undefined {
  return notes.get('posts', userId)?.data as Snapshot | undefined;
}

/** Writes an account's snapshot. The account must be there. */
export function writeSnapshot(notes: Notes, userId: string, data: Snapshot): void {
  notes.put('posts', { name: userId, owner: userId, at: data.fetchedAt, data });
}
