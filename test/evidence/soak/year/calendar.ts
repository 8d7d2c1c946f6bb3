/** Pure. What Instagram is like at each hour of the year. */

/** An hour, in milliseconds. */
export const HOUR = 3_600_000;
/** A day, in milliseconds. */
export const DAY = 24 * HOUR;
/** When the year begins, in milliseconds since 1970. */
export const START = 1_800_000_000_000;

/** For hours Instagram refuses every token there is, on these days. */
const OUTAGE_DAYS = [40, 170, 300];
const OUTAGE_HOURS = 5;
/** At the end all is well, so that what is left over can be caught up with. */
const CALM_DAYS = 4;

/** How many days of the year are over. */
export const dayOf = (time: number) => Math.floor((time - START) / DAY);

/** Instagram's weather at `time` in a year of so many days. */
export function weatherOf(time: number, days: number): 'calm' | 'outage' | 'changeable' {
  if (dayOf(time) >= days - CALM_DAYS) return 'calm';
  const hour = Math.floor(((time - START) % DAY) / HOUR);
  return OUTAGE_DAYS.includes(dayOf(time)) && hour < OUTAGE_HOURS ? 'outage' : 'changeable';
}
