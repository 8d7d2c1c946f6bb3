/** Pure. What Instagram's dialog sends back, as far as it is believed. */
import type { Pairs } from '../http/query.ts';
import type { AuthorizeError } from './response.ts';

/** A callback: its state as it came, and a code or what the client is told. */
export interface Callback {
  sealedState: string;
  answer: { code: string } | { error: AuthorizeError };
}

/** A client's longest state, sealed with every character escaped, and two long redirect URIs beside it. */
const MAX_SEALED_CHARACTERS = 12_288;

/** Only a refusal is passed on by name; all other words of Instagram's are its own. */
function toError(error: string): AuthorizeError {
  return error === 'access_denied' ? 'access_denied' : 'server_error';
}

/**
 * Reads a callback; undefined if it names no login, or if anything occurs twice. An error wins over a code.
 *
 * Does not know whether the state is one of ours.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function parseCallback({ fields, repeated }: Pairs): Callback | undefined {
  const sealedState = fields.get('state') ?? '';
  if (repeated.size > 0 || sealedState === '' || sealedState.length > MAX_SEALED_CHARACTERS) {
    return undefined;
  }
  const error = fields.get('error');
  if (error !== undefined) return { sealedState, answer: { error: toError(error) } };
  const code = (fields.get('code') ?? '').replace(/#_$/, '');
  const isCode = /^[\x21-\x7e]{1,2048}$/.test(code);
  return { sealedState, answer: isCode ? { code } : { error: 'server_error' } };
}
