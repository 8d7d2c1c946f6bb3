import type { TestProject } from 'vitest/node';
import { startAll } from '../support/started.ts';
import { assertEachCodeOnce } from './ledger.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the page and its proxy are, with a trailing slash. */
    pageUrl: string;
    /** Where the simulated Instagram is, with a trailing slash. */
    simulatorUrl: string;
    /** The file that holds everything that `npm start` has printed so far. */
    log: string;
    /** The folder that holds everything that it writes outside of the project. */
    written: string;
    /** The folder of the page that it built. */
    builtPage: string;
  }
}

/**
 * Starts what `npm start` starts, and gives its URLs and folders to the journeys.
 *
 * Everything that it prints is kept: at the end no code, token or secret may be in it, and the ledger is read.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { pageUrl, simulatorUrl, log, folder, page = '', stop } = await startAll();
  project.provide('pageUrl', pageUrl);
  project.provide('simulatorUrl', simulatorUrl);
  project.provide('log', log);
  project.provide('written', folder);
  project.provide('builtPage', page);
  return async () => {
    // Nothing keeps running, whatever it finds.
    await assertEachCodeOnce(simulatorUrl).finally(stop);
  };
}
