import { setTimeout as sleep } from 'node:timers/promises';
import type { Hand, Start } from './crew.ts';
import type { Seen, YearKeeperOptions } from './year-keeper.ts';

/** An hour's work of a keeper takes about so long, in milliseconds. */
const WORK_MS = 30;

/** The two keepers of a year, on one file. */
export class Pair {
  readonly #start: Start;
  readonly #options: YearKeeperOptions;
  readonly #hands: Hand[] = [];
  readonly #revoked: number[] = [];
  /** How many keepers were started. */
  starts = 0;

  constructor(start: Start, options: YearKeeperOptions) {
    this.#start = start;
    this.#options = options;
  }

  /** Starts one in the place of the one whose turn it is, or in the place that is free. */
  async hire(turn: number): Promise<void> {
    this.starts += 1;
    const seed = this.#options.seed + this.starts;
    const hand = await this.#start({ ...this.#options, seed });
    await hand.revoke(this.#revoked);
    this.#hands[turn % 2] = hand;
  }

  /** The one whose turn it is. */
  at(turn: number): Hand {
    const hand = this.#hands[turn % 2];
    if (hand === undefined) throw new Error(`No keeper was hired for turn ${turn}.`);
    return hand;
  }

  /** Ends one at some moment of its work, as `random` has it, and starts another. What it has not told by then is lost. */
  async replace(turn: number, time: number, random: number): Promise<Seen[]> {
    const working = this.at(turn).wake(time);
    const seen = await Promise.race([working, sleep(random * WORK_MS)]);
    await this.at(turn).end();
    await this.hire(turn);
    return seen === undefined ? [] : [seen];
  }

  /** Has both work at the same time, or the one whose turn it is. */
  async work(time: number, turn: number | 'both'): Promise<Seen[]> {
    const awake = turn === 'both' ? this.#hands : [this.at(turn)];
    return await Promise.all(awake.map((hand) => hand.wake(time)));
  }

  /** A person takes the permission away. */
  async revoke(user: number): Promise<void> {
    this.#revoked.push(user);
    await Promise.all(this.#hands.map((hand) => hand.revoke([user])));
  }

  /** Ends both. */
  async end(): Promise<void> {
    await Promise.all(this.#hands.map((hand) => hand.end()));
  }
}
