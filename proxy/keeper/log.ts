import type { KeptEvent } from './record.ts';
import type { Notes } from './notes.ts';
import { iso } from './times.ts';

/** The name under which the operator's own log is kept: no account has it. */
export const OPERATOR = '';

/** One line of a log as replies have it. */
export interface LogLine extends KeptEvent {
  at: string;
}

/** The log of an account, oldest line first. */
export function readLog(notes: Notes, userId: string): LogLine[] {
  return (notes.get('log', userId)?.data ?? []) as LogLine[];
}

/** Appends to a log and drops its oldest lines: what the operator does has more of them than an account. */
export function appendLog(
  notes: Notes,
  userId: string,
  events: readonly KeptEvent[],
  now: number,
): void {
  if (events.length === 0) return;
  const lines = [...readLog(notes, userId), ...events.map((it) => ({ at: iso(now), ...it }))];
  const data = lines.slice(userId === OPERATOR ? -500 : -50);
  notes.put('log', { name: userId, owner: userId, at: now, data });
}
