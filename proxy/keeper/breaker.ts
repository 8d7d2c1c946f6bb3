/** Trouble of the app or of Meta's, which meets all accounts alike: one event, and no verdict on any account. */
import type { Reason } from '../contract.ts';
import { OF_THE_APP } from './attempt.ts';
import type { Outcome } from './record.ts';
import type { Notes } from './notes.ts';
import { HOUR_MS, MINUTE_MS } from './times.ts';

/** What is wrong with all accounts, and when to look again. */
export interface Trouble {
  reason: Reason;
  until: number;
}

/** While it is open no account is asked for, but one an hour to find out. */
export interface Breaker {
  /** The reason, while there is trouble, as far as this process knows. */
  trouble(): Trouble | undefined;
  /** Looks up what other processes have found out. */
  look(): void;
  /** Takes an outcome in, and gives it back as what it is: trouble of all, where there is. */
  judge(userId: string, outcome: Outcome, now: number): Outcome;
}

const WINDOW_MS = 10 * MINUTE_MS;
const MIN_ALIKE = 5;

interface Try {
  at: number;
  reason?: Reason;
}

/**
 * Opens when an answer is about the app, or when at least five accounts, and half of those asked, are refused alike
 * within ten minutes. `opened` is called each time that it was closed before.
 */
export function createBreaker(
  notes: Notes,
  opened: (reason: Reason, now: number) => void,
): Breaker {
  /** The last try of each account, oldest first. */
  const tries = new Map<string, Try>();
  let known: Trouble | undefined;
  const trouble = () => known;
  const look = () => void (known = notes.get('own', 'trouble')?.data as Trouble | undefined);
  look();

  function open(reason: Reason, now: number): void {
    const isNews = trouble() === undefined;
    const data: Trouble = { reason, until: now + HOUR_MS };
    notes.put('own', { name: 'trouble', at: now, data });
    known = data;
    if (isNews) opened(reason, now);
  }

  /** What was under way when many were refused does not end it; an app that works again does. */
  function close(now: number): void {
    const open = trouble();
    if (open === undefined || (now < open.until && !OF_THE_APP.has(open.reason))) return;
    notes.drop('own', 'trouble');
    known = undefined;
  }

  function note(userId: string, last: Try): void {
    for (const [id, { at }] of tries) {
      if (at > last.at - WINDOW_MS) break;
      tries.delete(id);
    }
    tries.delete(userId);
    tries.set(userId, last);
  }

  function areRefusedAlike(reason: Reason): boolean {
    const alike = [...tries.values()].filter((it) => it.reason === reason).length;
    return alike >= MIN_ALIKE && alike * 2 >= tries.size;
  }

  return {
    trouble,
    look,
    judge(userId, outcome, now) {
      const { kind } = outcome;
      if (kind === 'app_trouble') {
        // Another person's token is one account's trouble.
        if (outcome.reason !== 'account_mismatch') open(outcome.reason, now);
        return outcome;
      }
      if (kind === 'refused') {
        note(userId, { at: now, reason: outcome.reason });
        if (trouble() === undefined && !areRefusedAlike(outcome.reason)) return outcome;
        open(outcome.reason, now);
        return { kind: 'app_trouble', reason: outcome.reason };
      }
      if (kind === 'refreshed' || kind === 'alive') {
        note(userId, { at: now });
        close(now);
      }
      return outcome;
    },
  };
}
