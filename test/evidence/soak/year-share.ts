/** One share of the year's accounts, in a thread of its own: the messages are its options and its verdict. */
import { parentPort, workerData } from 'node:worker_threads';
import { liveYear, type YearOptions } from './keeper-year.ts';

parentPort?.postMessage(await liveYear(workerData as YearOptions));
