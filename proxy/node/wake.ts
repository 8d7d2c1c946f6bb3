import type { LocalKeeper } from '../keeper/keeper.ts';

/** New accounts may be due before anything that was known at the last tick; a longer timer would also overflow one day. */
const LONGEST_MS = 60_000;
const SHORTEST_MS = 1_000;

/** How a timer is set: `setTimeout`, as far as it is used. */
export type SetTimer = (run: () => void, ms: number) => { unref(): void };

/** Wakes a keeper for as long as the process runs, without keeping it running. Gives what ends it. */
export function wakeByTimer(
  keeper: Pick<LocalKeeper, 'tick'>,
  epochMs: () => number,
  setTimer: SetTimer = setTimeout,
): () => void {
  let timer: ReturnType<SetTimer> | undefined;
  function schedule(at: number): void {
    const wait = Math.min(Math.max(at - epochMs(), SHORTEST_MS), LONGEST_MS);
    timer = setTimer(() => void tick(), wait);
    timer.unref();
  }
  async function tick(): Promise<void> {
    // A store that is broken now may be well in a minute; /healthz says so meanwhile.
    schedule(await keeper.tick().catch(() => epochMs() + LONGEST_MS));
  }
  schedule(epochMs());
  return () => clearTimeout(timer as NodeJS.Timeout | undefined);
}
