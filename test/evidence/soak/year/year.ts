/** A year of two keepers on one file in minutes: an Instagram with bad days, restarts, revocations, deletions. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS, HOUR_MS } from '../../../../proxy/keeper/times.ts';
import { newMemoryFolder } from '../../../support/memory-folder.ts';
import type { Manners } from '../../../support/tiny-instagram.ts';
import type { Verdict } from '../trials.ts';
import { dayOf, luck, START } from './calendar.ts';
import type { Start } from './crew.ts';
import { Pair } from './pair.ts';
import { judgeYear, type Past } from './promises.ts';
import type { Seen } from './year-keeper.ts';

/** How large the year is. */
export interface YearOptions {
  accounts: number;
  days: number;
  seed: number;
  manners: Manners;
}

/** One of the two is ended in the middle of its work, so often, and another takes its place. */
const RESTART_HOURS = 15 * 24;
/** By turns of so many hours one of the two is awake, and as often as that both. */
const TURN_HOURS = 6;
const BOTH_AWAKE_HOURS = 25;
/** So many owners an hour make it a month until all have handed over. */
const HAND_OVER_HOURS = 700;
/** A person who leaves in the last days says nothing about the keeper. */
const LAST_DAYS = 60;

/** How often an hour has a revocation, or a deletion: of few accounts fewer, so that most of them see the year's end. */
const leaving = (accounts: number) => 0.02 * Math.min(1, accounts / 1000);

const count = (number: number) => number.toLocaleString('en');

/** What a year has so far. */
interface World {
  pair: Pair;
  options: YearOptions;
  random: () => number;
  past: Past;
}

/** All owners hand over, some in each hour. Gives the time at the end of it. */
async function handOverAll({ pair, options: { accounts } }: World): Promise<number> {
  const users = Array.from({ length: accounts }, (_, user) => user);
  const size = Math.ceil(accounts / HAND_OVER_HOURS);
  let time = START;
  for (let first = 0; first < accounts; first += size) {
    await pair.at(first / size).handOver(time, users.slice(first, first + size));
    time += HOUR_MS;
  }
  return time;
}

/** Some take the permission away at Instagram, some have their account deleted here. */
async function leave({ pair, options, random, past }: World, time: number): Promise<void> {
  const { accounts, days } = options;
  const user = () => Math.floor(random() * accounts);
  if (random() < leaving(accounts) && dayOf(time) < days - LAST_DAYS) {
    const revoked = user();
    past.revoked.add(revoked);
    await pair.revoke(revoked);
  }
  if (random() < leaving(accounts)) {
    const deleted = user();
    past.deleted.add(deleted);
    await pair.at(1).remove(time, deleted);
  }
}

function note(past: Past, seen: readonly Seen[]): void {
  for (const { flights, looks } of seen) {
    past.flights.push(...flights);
    past.looks += looks;
  }
}

/** Lives all hours from `time` on. Gives the time at the end of the year. */
async function liveHours(world: World, from: number): Promise<number> {
  const { pair, past, options, random } = world;
  let time = from;
  for (let hour = 1; dayOf(time) < options.days; hour += 1) {
    time += HOUR_MS;
    const restart = hour / RESTART_HOURS;
    if (Number.isInteger(restart)) note(past, await pair.replace(restart, time, random()));
    const turn = hour % BOTH_AWAKE_HOURS === 0 ? 'both' : Math.floor(hour / TURN_HOURS);
    const working = pair.work(time, turn);
    await leave(world, time);
    note(past, await working);
  }
  return time;
}

/** Lives the year with keepers of the kind that `start` makes, and says which promises were broken. */
export async function liveYear(options: YearOptions, start: Start): Promise<Verdict> {
  const { accounts, days, seed } = options;
  const folder = newMemoryFolder('year');
  const startedAt = performance.now();
  const pair = new Pair(start, { ...options, file: join(folder, 'keeper.db') });
  for (const turn of [0, 1]) await pair.hire(turn);
  const past: Past = { flights: [], looks: 0, revoked: new Set(), deleted: new Set() };
  const world: World = { pair, options, random: luck(seed), past };
  const time = await liveHours(world, await handOverAll(world));
  const lines = await pair.at(0).list();
  await pair.end();
  rmSync(folder, { recursive: true });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return {
    summary: `${count(accounts)} accounts, ${days} days, ${pair.starts} starts of two keepers on one file, ${count(past.flights.length)} refreshes, ${count(past.looks)} looks, ${past.revoked.size} revoked, ${past.deleted.size} deleted, in ${count(seconds)} s`,
    broken: judgeYear(lines, past, { accounts, endsAfter: time + 20 * DAY_MS }),
  };
}
