import type { Call } from '../call.ts';
import { flatError, graphError, metaError } from '../reply.ts';
import type { FaultKind } from './fault.ts';
import type { Simulation } from './simulation.ts';

/** Whether a call belongs to the classic API: by its path, or by the app that it names. */
export function isClassic({ form, path }: Call, { apps }: Simulation): boolean {
  const clientId = form?.get('client_id');
  const named = apps.some((app) => app.dialect === 'legacy' && app.clientId === clientId);
  return named || path.startsWith('/v1/');
}

/** Any error in the envelope of the endpoint: flat for a code, in `meta` for classic data, else Graph's. */
export function errorReply(
  error: Extract<FaultKind, { kind: 'error' }>,
  call: Call,
  { random }: Simulation,
): Response {
  const { message, errorCode: code, subcode, type = 'OAuthException', status = 400 } = error;
  if (call.path.startsWith('/v1/')) return metaError(message, type, code, status);
  if (call.path === '/oauth/access_token' && call.method === 'POST' && call.version === undefined) {
    return flatError(message, code, type, status);
  }
  const envelope = { message, type, code: code ?? 100 };
  const graph = subcode === undefined ? envelope : { ...envelope, subcode };
  return withStatus(graphError(graph, random), status);
}

function withStatus({ body, headers }: Response, status: number): Response {
  return new Response(body, { status, headers });
}
