/** Pure. What Instagram is like at each hour of the year, and what happens by chance. */
import { DAY_MS, HOUR_MS } from '../../../../proxy/keeper/times.ts';
import { mulberry32 } from '../../../../web/demo/simulator/state/random.ts';

/** When the year begins, in milliseconds since 1970. */
export const START = 1_800_000_000_000;

/** For hours Instagram refuses every token there is, on these days. */
const OUTAGE_DAYS = [40, 170, 300];
const OUTAGE_HOURS = 5;
/** At the end all is well, so that what is left over can be caught up with. */
const CALM_DAYS = 4;

/** How many days of the year are over. */
export const dayOf = (time: number) => Math.floor((time - START) / DAY_MS);

/** Instagram's weather at `time` in a year of so many days. */
export function weatherOf(time: number, days: number): 'calm' | 'outage' | 'changeable' {
  if (dayOf(time) >= days - CALM_DAYS) return 'calm';
  const hour = Math.floor(((time - START) % DAY_MS) / HOUR_MS);
  return OUTAGE_DAYS.includes(dayOf(time)) && hour < OUTAGE_HOURS ? 'outage' : 'changeable';
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function luck(seed: number): () => number {
  const next = mulberry32(seed);
  return () => next() / 2 ** 32;
}
