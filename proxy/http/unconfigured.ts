import { Hono } from 'hono/tiny';
import { edge, sendFailure, type EdgeDeps } from './edge.ts';
import { asText, type Env, type Fault } from '../config/faults.ts';
import { literalPath } from './literal-path.ts';
import { checkIssuer } from '../config/relay.ts';
import type { EdgeEnv } from './route.ts';

/**
 * No page is known yet, so every page may read why it does not work; otherwise the browser would call it a network error.
 *
 * The replies are constants, or the names of variables that anyone can read at `/healthz`. No cookie is ever taken.
 */
const FOR_ANY_PAGE = { 'Access-Control-Allow-Origin': '*' };

/** Where the proxy would be, if that part of its environment is right. */
function readIssuer(env: Env): string | undefined {
  const issuer = asText(env['ISSUER']);
  return issuer !== undefined && checkIssuer(issuer) === undefined ? issuer : undefined;
}

/**
 * The proxy that was not configured: it answers everything with 503, and never half works.
 *
 * `/healthz` names the variables and what is wrong with them, never a value.
 */
export function createRefusal(
  env: Env,
  faults: readonly Fault[],
  deps: Omit<EdgeDeps, 'origins'>,
): Hono<EdgeEnv> {
  const app = new Hono<EdgeEnv>({ getPath: literalPath(readIssuer(env)) });
  const headers = FOR_ANY_PAGE;
  const more = { status: 'misconfigured', variables: faults };
  app.use(edge({ ...deps, origins: new Set() }));
  app.get('/healthz', (c) => sendFailure(c, { reason: 'not_configured' }, { headers, more }));
  app.all('*', (c) => sendFailure(c, { reason: 'not_configured' }, { headers }));
  return app;
}
