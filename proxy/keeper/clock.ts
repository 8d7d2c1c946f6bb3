/** The keeper's time, which can be moved on where the proxy is on one's own machine. */
import type { Notes } from './notes.ts';

/** A clock. What it was moved by outlives the process. */
export interface Clock {
  now: () => number;
  /** Takes a time as the one from now on; false for one that goes back. */
  moveTo(time: number): boolean;
  /** The time as the platform has it. */
  toReal(time: number): number;
}

/** The same time may be given again a moment later, when the clock has already run on. */
const RUNS_ON_MS = 5_000;

/** Makes the clock of a keeper. Without `isMovable` it is the platform's own. */
export function createClock(notes: Notes, epochMs: () => number, isMovable: boolean): Clock {
  let aheadMs = isMovable ? Number(notes.get('own', 'clock')?.data ?? 0) : 0;
  let lastGiven = 0;
  const now = () => epochMs() + aheadMs;
  return {
    now,
    toReal: (time) => time - aheadMs,
    moveTo(time) {
      if (!isMovable || time < lastGiven || time < now() - RUNS_ON_MS) return false;
      lastGiven = time;
      aheadMs = time - epochMs();
      notes.put('own', { name: 'clock', at: 0, data: aheadMs });
      return true;
    },
  };
}
