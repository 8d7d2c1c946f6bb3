/** A keeper of the year in a process of its own: it does what the messages of its parent say, and ends with it. */
import { startYearKeeper, type YearKeeper, type YearKeeperOptions } from './year-keeper.ts';

/** One call of a keeper. */
export interface Call {
  id: number;
  method: keyof YearKeeper;
  args: unknown[];
}

/** What came of a call; without an `id` the keeper is ready. */
export interface Reply {
  id?: number;
  value?: unknown;
}

const reply = (message: Reply) => process.send?.(message);

const keeper = await startYearKeeper(JSON.parse(process.argv[2] ?? '') as YearKeeperOptions);
process.on('disconnect', () => process.exit());
process.on('message', ({ id, method, args }: Call) => {
  const call = keeper[method] as (...args: unknown[]) => Promise<unknown>;
  // One that fails ends this process, and with it the year.
  void call(...args).then((value) => reply({ id, value }));
});
reply({});
