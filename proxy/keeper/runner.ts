import { apply } from './apply.ts';
import { attempt, type AttemptDeps } from './attempt.ts';
import type { Breaker } from './breaker.ts';
import { decide } from './decide.ts';
import type { KeptAccount, KeptEvent, Outcome } from './record.ts';
import { isLeased, LEASE_MS, type KeptStore } from './store.ts';
import { HOUR_MS } from './times.ts';

/** Does what is due, one account after the other, each by one hand only. */
export interface Runner {
  /**
   * Does all that is due for one account, `forced` in any case. Calls for the same account share one run.
   *
   * Gives what came of the last try; undefined when Instagram was not asked.
   */
  attend(userId: string, forced?: 'refresh' | 'pulse'): Promise<Outcome | undefined>;
  /** Attends to accounts that are due, a few at a time, and counts. One that fails does not stop the others. */
  attendAll(atMost: number): Promise<{ refreshed: number; failed: number }>;
}

/** What a runner takes from outside. `random` is 0 to 1; `forgotten` hears of accounts that were given up. */
export interface RunnerDeps extends AttemptDeps {
  store: KeptStore;
  breaker: Breaker;
  random: () => number;
  forgotten: (account: KeptAccount) => void;
}

const AT_ONCE = 4;
const TOGETHER = 50;
/** A decision leads to another one at most this often: a warning, a try, and what is left. */
const MAX_STEPS = 4;

/** A write that the database has refused. */
interface Held {
  account: KeptAccount;
  version: number;
  events: readonly KeptEvent[];
}

/** Makes a runner. Between processes the lease keeps the others out, and a version that moved drops what came late. */
export function createRunner(deps: RunnerDeps): Runner {
  const { store, breaker, now, random } = deps;
  const running = new Map<string, Promise<Outcome | undefined>>();
  const held = new Map<string, Held>();

  /** A token that cannot be written is not lost: it is kept in memory and written with the next event. */
  function write(account: KeptAccount, version: number, events: readonly KeptEvent[]): void {
    for (const isSecondTry of [false, true]) {
      try {
        store.write(account, version, events, now());
        held.delete(account.userId);
        return;
      } catch {
        if (isSecondTry) held.set(account.userId, { account, version, events });
      }
    }
  }

  function writeHeld(userId: string): void {
    const waiting = held.get(userId);
    if (waiting === undefined) return;
    store.write(waiting.account, waiting.version, waiting.events, now());
    held.delete(userId);
  }

  /** Looks that found all well change little: they are written together, and one that is lost is made again. */
  let light: Held[] | undefined;
  function flush(): void {
    const writes = light?.splice(0) ?? [];
    if (writes.length === 0) return;
    store.together(() => {
      for (const { account, version, events } of writes)
        store.write(account, version, events, now());
    });
  }

  function settle(account: KeptAccount, version: number, outcome: Outcome): void {
    const { account: after, events } = apply(account, outcome, now(), random());
    const free = { ...after, leaseUntil: 0 };
    if (light === undefined || outcome.kind !== 'alive' || events.length > 0) {
      write(free, version, events);
      return;
    }
    if (light.push({ account: free, version, events }) >= TOGETHER) flush();
  }

  async function ask(
    account: KeptAccount,
    kind: 'refresh' | 'pulse',
  ): Promise<Outcome | undefined> {
    // Two that look at once do no harm; two that refresh at once may end each other's token.
    if (kind === 'pulse') {
      const tried = await attempt(account, kind, deps);
      const outcome = breaker.judge(account.userId, tried.outcome, now());
      settle(tried.account, account.version, outcome);
      return outcome;
    }
    const leased = { ...account, leaseUntil: now() + LEASE_MS };
    const version = store.write(leased, account.version, [], now());
    if (version === undefined) return undefined;
    const tried = await attempt(account, kind, deps);
    const outcome = breaker.judge(account.userId, tried.outcome, now());
    settle(tried.account, version, outcome);
    return outcome;
  }

  /** Takes one step. True when there may be another one. */
  async function step(account: KeptAccount | undefined, forced?: 'refresh' | 'pulse') {
    if (account === undefined || isLeased(account, now())) return undefined;
    const decision = decide(account, now());
    if (decision.kind === 'clock' || decision.kind === 'warn') {
      const outcome: Outcome =
        decision.kind === 'warn' ? { kind: 'warned', days: decision.days } : { kind: 'clock' };
      settle(account, account.version, outcome);
      return { outcome: undefined, isLast: decision.kind === 'clock' };
    }
    if (decision.kind === 'forget' && forced === undefined) {
      if (store.forget(account.userId)) deps.forgotten(account);
      return undefined;
    }
    const kind = forced ?? (decision.kind === 'pulse' ? 'pulse' : 'refresh');
    if (decision.kind === 'wait' && forced === undefined) return undefined;
    return { outcome: await ask(account, kind), isLast: true };
  }

  async function run(userId: string, forced?: 'refresh' | 'pulse', known?: KeptAccount) {
    writeHeld(userId);
    for (let steps = 0; steps < MAX_STEPS; steps += 1) {
      // What was read for the queue may be old by now: a write that relies on it is refused then.
      const account = steps === 0 && known !== undefined ? known : store.read(userId);
      const taken = await step(account, forced);
      if (taken === undefined || taken.isLast) return taken?.outcome;
    }
    return undefined;
  }

  function attend(userId: string, forced?: 'refresh' | 'pulse', known?: KeptAccount) {
    const already = running.get(userId);
    if (already !== undefined) return already;
    const started = run(userId, forced, known).finally(() => running.delete(userId));
    running.set(userId, started);
    return started;
  }

  /** While there is trouble of all, one account an hour finds out whether it is over. */
  function dueNow(atMost: number): KeptAccount[] {
    const trouble = breaker.trouble();
    const time = now();
    // A clock that went back would otherwise wait for the time that it had shown.
    if (trouble === undefined || trouble.until > time + 2 * HOUR_MS) return store.due(time, atMost);
    return time < trouble.until ? [] : store.due(time, 1);
  }

  async function attendAll(atMost: number) {
    breaker.look();
    const isOuter = light === undefined;
    light ??= [];
    const counts = { refreshed: 0, failed: 0 };
    const queue = dueNow(atMost);
    /** Trouble that began while the others waited. */
    const isBlocked = () => now() < (breaker.trouble()?.until ?? 0);
    const next = () => (isBlocked() ? undefined : queue.shift());
    async function work(): Promise<void> {
      for (let account = next(); account !== undefined; account = next()) {
        const outcome = await attend(account.userId, undefined, account).catch(
          () => ({ kind: 'failed' }) as const,
        );
        if (outcome?.kind === 'refreshed') counts.refreshed += 1;
        else if (outcome !== undefined && outcome.kind !== 'alive') counts.failed += 1;
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    flush();
    if (isOuter) light = undefined;
    return counts;
  }

  return { attend: (userId, forced) => attend(userId, forced), attendAll };
}
