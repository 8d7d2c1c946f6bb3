import { Hono } from 'hono/tiny';
import { allowedOrigin, preflight } from './http/origin.ts';
import { createBulkhead, MAX_IN_FLIGHT, MAX_PROFILES_IN_FLIGHT } from './http/bulkhead.ts';
import { BUDGET } from './instagram/calls.ts';
import { edge, sendFailure, type EdgeEnv, type Origins } from './http/edge.ts';
import type { Config } from './config/config.ts';
import { healthRoute } from './health/route.ts';
import { createProviders } from './instagram/providers.ts';
import { literalPath } from './http/literal-path.ts';
import { createMetaCallbacks } from './meta/callbacks.ts';
import type { Platform } from './platform/platform.ts';
import { createRateLimit, type RateLimit } from './http/rate-limit.ts';
import { createRelay } from './relay/relay.ts';
import { tokenRoute } from './token/route.ts';
import { userinfoRoute } from './userinfo/route.ts';

/** Browsers go to the relay's pages themselves, and Meta comes by itself: no page's script may. */
const NOBODY: Origins = new Set<string>();

/**
 * The proxy as a fetch handler: routes and the order of what wraps them. The second argument of its `fetch` is what the
 * platform reads the caller's address from.
 *
 * Keeps no state but counters, so that any instance can answer any request.
 */
export function createApp(config: Config, platform: Platform): Hono<EdgeEnv> {
  const { origins } = config;
  const relay = config.relay && createRelay(config.relay, platform);
  const pages: Origins = {
    has: (origin) => origins.has(origin) || relay?.isPreview(origin) === true,
  };
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
  const routes = [
    {
      path: '/token',
      origins: pages,
      methods: ['POST'],
      allow: 'POST, OPTIONS',
      allowHeaders: 'Content-Type',
      handle: tokenRoute({ ...calling, bulkhead: logins }),
    },
    {
      path: '/userinfo',
      origins,
      methods: ['GET'],
      allow: 'GET, HEAD, OPTIONS',
      allowHeaders: 'Authorization',
      handle: userinfoRoute({ ...calling, bulkhead: profiles }),
    },
    {
      path: '/healthz',
      origins,
      methods: ['GET'],
      allow: 'GET, HEAD, OPTIONS',
      allowHeaders: 'Content-Type',
      handle: healthRoute(config),
    },
  ];

  const app = new Hono<EdgeEnv>({ getPath: literalPath(config.issuer) });
  const paths = routes.map(({ path, origins }) => [path, origins] as const);
  const closed = [
    ...(relay?.routes ?? []).map((route) => ({ ...route, method: 'GET' })),
    ...createMetaCallbacks(config, platform.subtle),
  ];
  const closedPaths = closed.map(({ path }) => [path, NOBODY] as const);
  app.use(edge({ ...platform, origins, routes: new Map([...paths, ...closedPaths]) }));
  for (const { path, origins, methods, allow, allowHeaders, handle } of routes) {
    app.options(path, preflight(origins, allow, allowHeaders));
    app.on(methods, path, allowedOrigin(origins), handle);
    app.all(path, (c) => sendFailure(c, { reason: 'method_not_allowed', allow }));
  }
  for (const { path, method, handle } of closed) {
    const allow = method === 'GET' ? 'GET, HEAD, OPTIONS' : `${method}, OPTIONS`;
    app.use(path, async (c, next) => {
      c.set('route', path);
      await next();
    });
    app.options(path, preflight(NOBODY, allow, ''));
    app.on(method, path, handle);
    app.all(path, (c) => sendFailure(c, { reason: 'method_not_allowed', allow }));
  }
  app.notFound((c) => sendFailure(c, { reason: 'not_found' }));
  app.onError((_error, c) => sendFailure(c, { reason: 'internal' }));
  return app;
}

/** The platform's own count is for all of its processes; without a limit there is no count. */
function rateLimitOf(
  { rateLimitPerMinute }: Config,
  { rateLimit: shared, now }: Platform,
): RateLimit {
  const isOff = rateLimitPerMinute === 0;
  return isOff || shared === undefined ? createRateLimit(rateLimitPerMinute, now) : shared;
}
