import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { edge, sendJson, type EdgeDeps, type EdgeEnv } from './edge.ts';
import { asText, type Env, type Fault } from '../config/faults.ts';
import { toReply } from './failure-reply.ts';
import { literalPath } from './literal-path.ts';
import { checkIssuer } from '../config/relay.ts';

/**
 * No page is known yet, so every page may read why it does not work; otherwise the browser would call it a network error.
 *
 * The replies are constants, or the names of variables that anyone can read at `/healthz`. No cookie is ever taken.
 */
const FOR_ANY_PAGE = { 'Access-Control-Allow-Origin': '*' };

function notConfigured(c: Context<EdgeEnv>) {
  const { body } = toReply({ reason: 'not_configured' });
  c.set('reason', body.reason);
  return { ...body, request_id: c.get('requestId') };
}

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
  deps: Pick<EdgeDeps, 'now' | 'newRequestId' | 'log'>,
): Hono<EdgeEnv> {
  const app = new Hono<EdgeEnv>({ getPath: literalPath(readIssuer(env)) });
  const noPage = new Set<string>();
  const routes = new Map(['/token', '/userinfo', '/healthz'].map((path) => [path, noPage]));
  app.use(edge({ ...deps, origins: noPage, routes }));
  app.get('/healthz', (c) => {
    const body = { status: 'misconfigured', ...notConfigured(c), variables: faults };
    return sendJson(503, body, FOR_ANY_PAGE);
  });
  app.all('*', (c) => sendJson(503, notConfigured(c), FOR_ANY_PAGE));
  return app;
}
