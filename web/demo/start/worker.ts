import worker, { Keeper } from '../../../proxy/worker.ts';

/**
 * The Worker of `npm start`: as it is deployed, but without its schedule.
 *
 * wrangler answers an address of its own that sets the schedule off, which any page on this machine could open. The
 * keeper's alarm does not need it.
 */
export default {
  fetch: (...given: Parameters<typeof worker.fetch>) => worker.fetch(...given),
};

export { Keeper };
