import { createWorker } from '../serve.ts';

/** The proxy on Cloudflare Workers where no keeper is configured: a third less to load. */
export default createWorker();

/** wrangler.jsonc names it, so that no deployment takes away what an earlier one keeps. */
export class Keeper {
  /** An alarm that an earlier deployment has set: nothing is done, and the next one with a keeper sets its own. */
  alarm(): void {
    // What is kept stays as it is.
  }
}
