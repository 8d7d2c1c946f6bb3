/** Who keeps the tokens of a year: two keepers in this process, or each in one of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Call, Reply } from './process.ts';
import { Tokens } from './tokens.ts';
import { startYearKeeper, type YearKeeper, type YearKeeperOptions } from './year-keeper.ts';

/** A keeper that can be ended in the middle of its work. */
export interface Hand extends YearKeeper {
  end(): Promise<void>;
}

/** Starts a keeper. */
export type Start = (options: YearKeeperOptions) => Promise<Hand>;

/** Makes keepers of this process, which share what Instagram knows. One that is ended still does what it has begun. */
export function inThisProcess(): Start {
  const tokens = new Tokens();
  return async (options) => ({
    ...(await startYearKeeper(options, tokens)),
    end: () => Promise.resolve(),
  });
}

const PROGRAM = fileURLToPath(new URL('process.ts', import.meta.url));

/** Starts a keeper in a process of its own, that is ended as by a power cut. */
export const inOwnProcess: Start = async (options) => {
  const child = fork(PROGRAM, [JSON.stringify(options)], {
    // As memory is measured elsewhere, it may be used for speed.
    execArgv: ['--max-semi-space-size=64'],
  });
  const exited = once(child, 'exit');
  const waiting = new Map<number, (value: unknown) => void>();
  let calls = 0;
  let isEnding = false;
  void exited.then(([code]) => {
    if (!isEnding) throw new Error(`A keeper's process ended by itself, with ${String(code)}.`);
  });
  await once(child, 'message');
  child.on('message', ({ id = 0, value }: Reply) => waiting.get(id)?.(value));
  function call<Value>(method: keyof YearKeeper): (...args: unknown[]) => Promise<Value> {
    return async (...args) => {
      calls += 1;
      const id = calls;
      const answered = new Promise((resolve) => waiting.set(id, resolve));
      child.send({ id, method, args } satisfies Call);
      const value = await answered;
      waiting.delete(id);
      return value as Value;
    };
  }
  return {
    handOver: call('handOver'),
    wake: call('wake'),
    remove: call('remove'),
    revoke: call('revoke'),
    list: call('list'),
    async end() {
      isEnding = true;
      child.kill('SIGKILL');
      await exited;
    },
  };
};
