import type { Config } from '../../config/config.ts';
import type { KeeperConfig } from '../../config/keeper.ts';
import { createBulkhead } from '../../http/bulkhead.ts';
import { createProviders } from '../../instagram/providers.ts';
import { createRateLimit } from '../../http/rate-limit.ts';
import type { Route } from '../../http/route.ts';
import type { Limits } from '../../http/within-limits.ts';
import type { KeeperPlatform } from '../parts.ts';
import type { Keeper } from '../service.ts';
import { keptHandlers } from './kept.ts';
import { mediaHandlers } from './media.ts';
import { statusHandler } from './status.ts';

const MAX_HAND_OVERS = 256;
const MAX_PICTURES = 64;
/** A page shows a dozen pictures and more at once. */
const PICTURES_FOR_EACH_CALL = 10;

/** Makes the routes to a keeper; no routes where the configuration has no keeper. */
export type KeeperRoutes = (
  keeper: Keeper,
  config: Config,
  platform: KeeperPlatform & Omit<Limits, 'bulkhead'>,
) => Route[];

/** The keeper's routes, the longer paths before those that their names would match. */
export const keeperRoutes: KeeperRoutes = (keeper, config, platform) =>
  config.keeper === undefined ? [] : routesTo(keeper, config, config.keeper, platform);

function routesTo(
  keeper: Keeper,
  config: Config,
  settings: KeeperConfig,
  platform: KeeperPlatform & Omit<Limits, 'bulkhead'>,
): Route[] {
  const { rateLimit, clientAddress, now } = platform;
  const who = clientAddress && { clientAddress };
  const limits = { ...who, rateLimit, bulkhead: createBulkhead(MAX_HAND_OVERS) };
  const kept = keptHandlers({
    keeper,
    config,
    settings,
    providers: createProviders(config),
    ...limits,
  });
  const pictures = {
    ...who,
    rateLimit: createRateLimit(config.rateLimitPerMinute * PICTURES_FOR_EACH_CALL, now),
    bulkhead: createBulkhead(MAX_PICTURES),
  };
  const media = mediaHandlers({ ...platform, keeper, settings, ...pictures });
  const own = config.origins;
  const readers = settings.mediaOrigins;
  const routes: Route[] = [
    {
      path: '/kept',
      readers: own,
      methods: { GET: kept.list, POST: kept.keep, DELETE: kept.removeById },
    },
    { path: '/kept/claims', readers: own, methods: { POST: kept.issueClaim } },
    { path: '/kept/wake', readers: own, methods: { POST: kept.wake } },
    { path: '/kept/:feed', readers: own, methods: { GET: kept.one, DELETE: kept.remove } },
    { path: '/kept/:feed/refresh', readers: own, methods: { POST: kept.refresh } },
    { path: '/media', readers, methods: { GET: media.page } },
    { path: '/media.json', readers, methods: { GET: media.page } },
    { path: '/media.rss', readers, methods: { GET: media.page } },
    { path: '/media/:feed', readers, methods: { GET: media.page } },
    { path: '/media/:feed/:post/image', readers, methods: { GET: media.picture } },
    { path: '/status', readers: own, methods: { GET: statusHandler(keeper, settings) } },
  ]; // The operator's own pages may send the key.
  return routes.map((route) => ({ ...route, allowHeaders: 'Authorization' }));
}
