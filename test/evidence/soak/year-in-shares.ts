import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { YearOptions } from './keeper-year.ts';
import type { Verdict } from './trials.ts';

/** Each has a file and two keepers on it, and a thread: the measuring machine has two cores. */
const SHARES = 2;

/** Lives the year of all accounts, in shares side by side. Each share is a world of its own, with its own luck. */
export async function liveInShares(options: YearOptions): Promise<Verdict> {
  const startedAt = performance.now();
  const accounts = Math.ceil(options.accounts / SHARES);
  const shares = Array.from({ length: SHARES }, (_, index) =>
    liveShare({ ...options, accounts, seed: options.seed + index }),
  );
  const verdicts = await Promise.all(shares);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return {
    summary: `${verdicts.map(({ summary }) => summary).join('; beside it ')}; together in ${seconds} s`,
    broken: verdicts.flatMap(({ broken }) => broken),
  };
}

async function liveShare(options: YearOptions): Promise<Verdict> {
  const worker = new Worker(new URL('./year-share.ts', import.meta.url), { workerData: options });
  const [verdict] = (await once(worker, 'message')) as [Verdict];
  return verdict;
}
