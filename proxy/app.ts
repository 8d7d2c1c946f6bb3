import { Hono } from 'hono/tiny';
import { createBulkhead, MAX_IN_FLIGHT, MAX_PROFILES_IN_FLIGHT } from './http/bulkhead.ts';
import { BUDGET } from './instagram/calls.ts';
import { createEdge } from './http/edge.ts';
import { failureReply } from './http/failure-reply.ts';
import type { Config } from './config/config.ts';
import { healthRoute } from './health/route.ts';
import { BROKEN_KEEPER } from './keeper/service.ts';
import { createProviders } from './instagram/providers.ts';
import { literalPath } from './http/literal-path.ts';
import { metaRoutes } from './meta/callbacks.ts';
import { forReaders, preflight } from './http/origin.ts';
import type { Platform } from './platform/platform.ts';
import { createRateLimit, type RateLimit } from './http/rate-limit.ts';
import { createRelay } from './relay/relay.ts';
import { allowOf, type Handler, type Route } from './http/route.ts';
import { tokenRoute } from './token/route.ts';
import { userinfoRoute } from './userinfo/route.ts';

/** All that can be asked of the proxy, wired to its platform. */
function routesOf(config: Config, platform: Platform): Route[] {
  const keeping = config.keeper && platform.keeper;
  // A platform that has no place for it answers as one whose store is broken.
  const keeper = config.keeper && (keeping?.keeper ?? BROKEN_KEEPER);
  const relay = config.relay && createRelay(config.relay, platform);
  const calling = {
    budget: BUDGET,
    ...platform,
    config,
    ...(relay && { relay }),
    providers: createProviders(config),
    rateLimit: rateLimitOf(config, platform),
  };
  const logins = createBulkhead(platform.maxInFlight ?? MAX_IN_FLIGHT);
  const profiles = createBulkhead(platform.maxInFlight ?? MAX_PROFILES_IN_FLIGHT);
  return [
    tokenRoute({ ...calling, bulkhead: logins }),
    userinfoRoute({ ...calling, bulkhead: profiles }),
    healthRoute(config, keeper),
    ...(relay?.routes ?? []),
    ...metaRoutes(config, platform.subtle, keeper),
    // No path of these is there where the configuration has no keeper.
    ...(keeping?.routes(keeping.keeper, config, calling) ?? []),
  ];
}

/** The platform's own count is for all of its processes; without a limit there is no count. */
function rateLimitOf(
  { rateLimitPerMinute }: Config,
  { rateLimit: shared, now }: Platform,
): RateLimit {
  const isOff = rateLimitPerMinute === 0;
  return isOff || shared === undefined ? createRateLimit(rateLimitPerMinute, now) : shared;
}

/** Answers a route's methods, its preflights, and with 405 all else. */
function handlerOf(route: Route): Handler {
  const handlers = new Map<string, Handler>([['OPTIONS', preflight(route)]]);
  for (const [method, handle] of Object.entries(route.methods)) {
    handlers.set(method, forReaders(route, handle));
  }
  const refusal = failureReply({ reason: 'method_not_allowed', allow: allowOf(route) });
  return (c) => {
    const { method } = c.req;
    // Hono leaves the body of an answer to HEAD out.
    const handle = handlers.get(method === 'HEAD' ? 'GET' : method);
    return handle?.(c) ?? refusal;
  };
}

/**
 * The proxy as a fetch handler. The second argument of its `fetch` is what the platform reads the caller's address from.
 *
 * Keeps no state but counters, so that any instance can answer any request.
 */
export function createApp(config: Config, platform: Platform): Hono {
  const app = new Hono({ getPath: literalPath(config.issuer) });
  const edge = createEdge({ ...platform, origins: config.origins });
  for (const route of routesOf(config, platform)) {
    app.all(route.path, edge(handlerOf(route), route));
  }
  const notFound = failureReply({ reason: 'not_found' });
  // Not Hono's `notFound`: below another app that is the other app's.
  app.all(
    '*',
    edge(() => notFound),
  );
  return app;
}
