import { Hono } from 'hono/tiny';
import { createEdge, type EdgeDeps } from './edge.ts';
import { failureReply, type Override } from './failure-reply.ts';
import { asText, type Env, type Fault } from '../config/faults.ts';
import { literalPath } from './literal-path.ts';
import { checkIssuer } from '../config/relay.ts';

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
): Hono {
  const app = new Hono({ getPath: literalPath(readIssuer(env)) });
  const headers = FOR_ANY_PAGE;
  const more = { status: 'misconfigured', variables: faults };
  const edge = createEdge({ ...deps, origins: new Set() });
  const refusal = (override: Override) =>
    edge(() => failureReply({ reason: 'not_configured' }, override));
  app.get('/healthz', refusal({ headers, more }));
  app.all('*', refusal({ headers }));
  return app;
}
