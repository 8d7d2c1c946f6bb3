import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../../../proxy/keeper/apply.ts';
import { refreshTime } from '../../../proxy/keeper/succeed.ts';
import { decide, endsAt, wakeAt } from '../../../proxy/keeper/decide.ts';
import type { KeptAccount, KeptEvent, Outcome } from '../../../proxy/keeper/record.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 1_800_000_000_000;
const OWNER = { userId: '36220564007528767', username: 'ada' };

function account(more: Partial<KeptAccount> = {}): KeptAccount {
  const refreshAt = refreshTime({ issuedAt: START, expiresAt: START + 60 * DAY }, 0.5);
  return {
    ...OWNER,
    feed: 'ada',
    current: { text: 'sealed', serial: 1 },
    serial: 1,
    isShort: false,
    keptAt: START,
    issuedAt: START,
    expiresAt: START + 60 * DAY,
    refreshAt,
    nextAt: START + DAY,
    provedAt: START,
    lastAt: START,
    state: 'healthy',
    failures: 0,
    refusals: 0,
    early: 0,
    version: 1,
    leaseUntil: 0,
    ...more,
  };
}

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant<Outcome>({ kind: 'failed', reason: 'instagram_timeout' }),
  fc.constant<Outcome>({ kind: 'refused', reason: 'token_revoked' }),
  fc.constant<Outcome>({ kind: 'app_trouble', reason: 'app_deactivated' }),
  fc.constant<Outcome>({ kind: 'unreadable' }),
  fc.constant<Outcome>({ kind: 'alive', owner: OWNER, usesBefore: false }),
  fc.constant<Outcome>({ kind: 'too_young', owner: OWNER }),
);

/** A life of one account: what came of each step, and how long the clock went on before it. */
const life = fc.array(
  fc.record({
    outcome,
    random: fc.double({ min: 0, max: 1, noNaN: true }),
    lateMs: fc.nat(6 * HOUR),
  }),
  { maxLength: 120 },
);

interface Step {
  before: KeptAccount;
  after: KeptAccount;
  now: number;
  kind: string;
  events: KeptEvent[];
}

/** Lives it: at each wake what is decided, then what came of it. A refresh that works has a new token. */
function live(steps: { outcome: Outcome; random: number; lateMs: number }[]): Step[] {
  let current = account();
  let now = START;
  const lived: Step[] = [];
  for (const { outcome: given, random, lateMs } of steps) {
    now = Math.max(now, wakeAt(current)) + lateMs;
    const decision = decide(current, now);
    if (decision.kind === 'wait' || decision.kind === 'forget') continue;
    const met: Outcome =
      decision.kind === 'warn'
        ? { kind: 'warned', days: decision.days }
        : decision.kind === 'refresh' && given.kind === 'alive'
          ? {
              kind: 'refreshed',
              token: { text: 'next', serial: current.serial + 1 },
              expiresAt: now + 60 * DAY,
              owner: OWNER,
            }
          : given;
    const { account: after, events } = apply(current, met, now, random);
    lived.push({ before: current, after, now, kind: decision.kind, events });
    current = after;
  }
  return lived;
}

describe('the schedule of an account, whatever happens', () => {
  test('F1: never has a token refreshed that is younger than 25 hours', () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, now, kind } of live(steps))
          if (kind === 'refresh' && before.state !== 'login_needed')
            expect(now - before.issuedAt).toBeGreaterThanOrEqual(25 * HOUR);
      }),
    );
  });

  test('never waits for ever, and never asks twice within a minute', () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { after, now } of live(steps)) {
          expect(wakeAt(after)).toBeLessThanOrEqual(now + 31 * DAY);
          if (after.failures > 0 && now < endsAt(after) - DAY)
            expect(after.nextAt - now).toBeGreaterThanOrEqual(60_000);
        }
      }),
    );
  });

  test('F17, F18: declares no token dead before three refusals that are ten minutes apart, or its end', () => {
    fc.assert(
      fc.property(life, (steps) => {
        let refusedAt: number[] = [];
        for (const { before, after, now, events } of live(steps)) {
          if (events.some(({ event }) => event === 'refreshed' || event === 'recovered'))
            refusedAt = [];
          if (after.refusals > before.refusals) refusedAt.push(now);
          if (after.state !== 'login_needed' || before.state === 'login_needed') continue;
          const gaps = refusedAt
            .slice(-3)
            .map((at, index, all) => at - (all[index - 1] ?? -Infinity));
          const isVerdict = after.refusals >= 3 && gaps.every((gap) => gap >= 10 * 60_000);
          expect(isVerdict || now >= endsAt(before)).toBe(true);
        }
      }),
    );
  });

  test('keeps the token and the one before through every failure', () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { before, after, events } of live(steps)) {
          if (events.some(({ event }) => event === 'refreshed'))
            expect(after.before).toEqual(before.current);
          else expect(after.current).toEqual(before.current);
        }
      }),
    );
  });

  test('F16: warns of each threshold once at most between two successes', () => {
    fc.assert(
      fc.property(life, (steps) => {
        let warned: (number | undefined)[] = [];
        for (const { after, events } of live(steps)) {
          if (after.warnedDays === undefined) warned = [];
          if (events.some(({ event }) => event === 'expiring')) {
            expect(warned).not.toContain(after.warnedDays);
            warned.push(after.warnedDays);
          }
        }
      }),
    );
  });

  test('F15: a clock that went back decides nothing, says so once, and waits for no time that it had shown', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 10 * 60_000, max: 10 * 365 * DAY }), (steps, back) => {
        const last = live(steps).at(-1);
        if (last === undefined) return;
        const now = last.now - back;
        expect(decide(last.after, now)).toEqual({ kind: 'clock' });
        const { account: after, events } = apply(last.after, { kind: 'clock' }, now, 0.5);
        expect(events).toEqual([{ event: 'clock' }]);
        expect(decide(after, now).kind).not.toBe('clock');
        expect(wakeAt(after)).toBeLessThanOrEqual(now + DAY);
      }),
    );
  });

  test('F15: a clock that jumps ten years ahead asks before it gives anything up', () => {
    expect(decide(account(), START + 3650 * DAY)).toEqual({ kind: 'refresh' });
  });
});

test('accounts of the same day are refreshed on different days, around half of their life', () => {
  const days = [0, 0.25, 0.5, 0.75, 1].map(
    (random) =>
      (refreshTime({ issuedAt: START, expiresAt: START + 60 * DAY }, random) - START) / DAY,
  );
  expect(days).toEqual([27, 28.5, 30, 31.5, 33]);
});

test('F3: tries come back with full jitter, from minutes to a day', () => {
  let current = account({ refreshAt: START });
  const longest: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    const failed: Outcome = { kind: 'failed', reason: 'instagram_timeout' };
    const low = apply(current, failed, START, 0).account.nextAt - START;
    current = apply(current, failed, START, 1).account;
    longest.push((current.nextAt - START) / 60_000);
    expect(low).toBe(60_000);
  }
  expect(longest).toEqual([5, 30, 120, 480, 1440, 1440]);
});

test('F20: a refresh that is due within days goes first', () => {
  // The order of `due` is by the end of the token: see store.test.ts.
  expect(endsAt(account({ expiresAt: START + DAY }))).toBeLessThan(endsAt(account()));
});
