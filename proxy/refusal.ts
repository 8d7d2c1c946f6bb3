import { Hono } from 'hono/tiny';
import { edge, sendJson, type EdgeDeps, type EdgeEnv } from './edge.ts';
import type { Fault } from './env-faults.ts';

/**
 * The proxy that was not configured: it answers everything with 503, and never half works.
 *
 * `/healthz` names the variables and what is wrong with them, never a value.
 */
export function createRefusal(
  faults: readonly Fault[],
  deps: Pick<EdgeDeps, 'now' | 'newRequestId' | 'log'>,
): Hono<EdgeEnv> {
  const app = new Hono<EdgeEnv>();
  const nobody = new Set<string>();
  const routes = new Map(['/token', '/userinfo', '/healthz'].map((path) => [path, nobody]));
  app.use(edge({ ...deps, origins: nobody, routes }));
  app.all('*', (c) => {
    c.set('reason', 'misconfigured');
    const body = {
      error: 'temporarily_unavailable',
      error_description: 'The proxy is not configured. GET /healthz names what is missing.',
      reason: 'misconfigured',
      request_id: c.get('requestId'),
    };
    const isHealth = c.req.path === '/healthz';
    return sendJson(503, isHealth ? { status: 'misconfigured', ...body, variables: faults } : body);
  });
  return app;
}
