/** The envelopes that Instagram puts its answers into, one function each. */

import type { Random } from './state/random.ts';

/** A JSON answer from a text that is JSON already: big ids must not pass through a number. */
export function jsonText(text: string, status = 200, headers: Record<string, string> = {}) {
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/** A JSON answer from a value. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return jsonText(JSON.stringify(value), status, headers);
}

/** The flat error of `/oauth/access_token` (every generation) and of the classic authorize step. */
export function flatError(
  message: string,
  code = 400,
  type = 'OAuthException',
  status = code,
): Response {
  return json({ error_type: type, code, error_message: message }, status);
}

/** An error of the Graph API before it gets its trace id. */
export interface GraphError {
  message: string;
  code: number;
  type?: string;
  subcode?: number;
}

/**
 * The Graph API's error, always with status 400.
 *
 * @see [Handling Errors](https://developers.facebook.com/docs/graph-api/guides/error-handling)
 */
export function graphError(
  error: GraphError,
  random: Random,
  headers: Record<string, string> = {},
): Response {
  const { message, code, type = 'OAuthException', subcode } = error;
  const envelope = {
    message,
    type,
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    fbtrace_id: `A${random.text(22)}`,
  };
  return json({ error: envelope }, 400, headers);
}

/** The classic API's error on data calls: everything sits in `meta`. */
export function metaError(message: string, type: string, code = 400, status = code): Response {
  return json({ meta: { error_type: type, code, error_message: message } }, status);
}
