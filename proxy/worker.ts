import { parseEnv } from './config/config.ts';
import type { Env } from './config/faults.ts';
import { keeperRoutes } from './keeper/routes/routes.ts';
import { isNamespace, KeeperObject, remoteKeeper } from './worker/keeper-object.ts';
import type { ObjectState } from './worker/keeper-object.ts';
import { webPlatform } from './platform/platform.ts';
import { createWorker } from './worker/serve.ts';

/** The proxy on Cloudflare Workers, with the keeper as far as it is configured. */
export default createWorker(({ KEEPER: namespace }) => {
  if (!isNamespace(namespace)) return undefined;
  const keeper = remoteKeeper(namespace);
  return { keeper, routes: keeperRoutes, tick: (time) => keeper.tick(time) };
});

/** The keeper's Durable Object. */
export class Keeper extends KeeperObject {
  constructor(state: ObjectState, env: Env) {
    const config = parseEnv(env);
    // An object outlives the request that called it, so what it asks must end at a signal.
    super(state, config.ok ? config.value : undefined, webPlatform(globalThis));
  }
}
