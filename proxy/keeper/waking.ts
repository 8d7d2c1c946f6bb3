/** When the keeper does what is due, and what a wake came to. */
import { fail, ok } from '../failure.ts';
import type { KeeperParts } from './parts.ts';
import { sendAlerts } from './send-alerts.ts';
import type { Keeper } from './service.ts';
import { DAY_MS, HOUR_MS, iso } from './times.ts';

const ALL = 1_000_000;
/** Later than every time there is. */
const FAR = 8.64e15;
/** A record that is so late was not looked at by either trigger. */
const STALLED_MS = 26 * HOUR_MS;
/** After a long sleep all are due: they are spread over ten minutes and more, a share at each tick. */
const SHARE = 1 / 30;
const MIN_SHARE = 4;
const BUSY_TICK_MS = 20_000;
const IDLE_TICK_MS = DAY_MS;

/** What becomes of a keeper with time. It does nothing by itself: its platform or its operator wakes it. */
export interface Waking extends Pick<Keeper, 'wake' | 'health'> {
  /** Sends the alerts that are due. */
  sendDue: () => Promise<void>;
  /**
   * Does a share of what is due, and gives the time, as the platform has it, at which to come again. On loopback `time`
   * moves the clock, as a Cron Trigger names it.
   */
  tick(time?: number): Promise<number>;
  /** The time of the next tick, when nothing new happens before it. */
  nextTickAt(): number;
}

/** Lets the parts of a keeper do what is due. `reconnectUrl` makes the link of an alert. */
export function createWaking(
  { settings, platform, notes, store, clock, now, breaker, runner }: KeeperParts,
  reconnectUrl: (userId: string) => Promise<string>,
): Waking {
  const { webhook } = settings;
  const { subtle, fetch, epochMs } = platform;

  async function sendDue(): Promise<void> {
    if (webhook) await sendAlerts({ notes, subtle, fetch, webhook, now, reconnectUrl });
  }

  function nextTickAt(): number {
    const trouble = breaker.trouble()?.until ?? 0;
    const due = Math.max(store.nextWakeAt() ?? Infinity, trouble);
    const at = Math.min(due, notes.due('alert', FAR, 1)[0]?.at ?? Infinity, now() + IDLE_TICK_MS);
    return clock.toReal(Math.max(at, now()));
  }

  return {
    sendDue,
    async wake(time) {
      if (time !== null && (!settings.isLoopback || !clock.moveTo(time))) {
        const problem = settings.isLoopback
          ? 'The time now must be in milliseconds since 1970, and must not go back.'
          : 'The field now is for a proxy on loopback only.';
        return fail({ reason: 'malformed_request', problem });
      }
      const counts = await runner.attendAll(ALL);
      await sendDue();
      return ok({ now: iso(now()), ...counts, due: store.countDue(now()) });
    },
    async health() {
      const late = now() - (store.nextWakeAt() ?? Infinity);
      return Promise.resolve(late > STALLED_MS ? 'stalled' : 'on');
    },
    nextTickAt,
    async tick(time) {
      if (time !== undefined && settings.isLoopback) clock.moveTo(time);
      await runner.attendAll(Math.max(MIN_SHARE, Math.ceil(store.countDue(now()) * SHARE)));
      await sendDue();
      return Math.max(nextTickAt(), epochMs() + (store.countDue(now()) > 0 ? BUSY_TICK_MS : 1_000));
    },
  };
}
