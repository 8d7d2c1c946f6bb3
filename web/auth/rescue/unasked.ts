import type { Config } from '../../config/config.ts';
import type { Granted } from '../arrival.ts';
import type { Grant } from '../exchange.ts';
import type { LoginFailure } from '../login-failure.ts';
import type { Answer } from '../outcome.ts';
import { generationOf } from './pasted-token.ts';
import type { PastedCode, PastedToken } from './rescued.ts';

/** What a failed login has left that a person can still use, on an explicit click only. */
export type Unasked =
  /** No `state` proves that this code was meant for this tab; it was neither claimed nor sent. */
  | { kind: 'code'; grant: Grant }
  /** A verified code that this tab has claimed and could not send. */
  | { kind: 'unsent'; granted: Granted }
  /** A token that this tab did not ask for. */
  | { kind: 'token'; token: PastedToken }
  /** A relay's code: only the tab that began its login has the verifier that it needs. */
  | { kind: 'sealed' };

/** The failures that refuse an answer only because nothing proves who it is for. */
const UNPROVEN: readonly LoginFailure['reason'][] = [
  'no_pending_login',
  'state_mismatch',
  'login_expired',
  'implicit_off',
  // What tells why did not load.
  'part_missing',
  'offline',
];

/**
 * What of an answer can still be used after its login failed; undefined when nothing can.
 *
 * Pure, and sends nothing. A code goes with the URL that it arrived at, because Instagram compares the redirect
 * URI of the exchange with that of the authorization byte for byte.
 *
 * @see [RFC 6749 section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export function unaskedOf(
  { reason }: LoginFailure,
  answer: Answer | undefined,
  pageUrl: string,
  { providers }: Config,
): Unasked | undefined {
  if (answer?.kind === 'code')
    return { kind: 'unsent', granted: { ...answer, exchange: undefined } };
  if (answer === undefined || !UNPROVEN.includes(reason)) return undefined;
  const { callback, pending } = answer;
  if (callback.kind === 'token') return tokenOf(callback.fields);
  if (callback.kind !== 'code') return undefined;
  if ((callback.iss ?? pending?.iss) !== undefined) return { kind: 'sealed' };
  const code = callback.code as PastedCode['code'];
  const here = {
    provider: 'instagram' as const,
    clientId: providers.instagram.appId,
    redirectUri: pageUrl.replace(/#.*/, ''),
  };
  return {
    kind: 'code',
    grant: { ...here, ...(pending?.responseType === 'code' && pending), code },
  };
}

function tokenOf(fields: URLSearchParams): Unasked {
  const accessToken = (fields.get('access_token') ?? '') as PastedToken['accessToken'];
  const generation = generationOf(accessToken) ?? 'facebook';
  const provider = generation === 'basic-display' ? 'instagram' : generation;
  const seconds = fields.get('expires_in') ?? '';
  const lifetime = /^\d+$/.test(seconds) ? { expiresIn: Number(seconds) } : {};
  return { kind: 'token', token: { accessToken, provider, ...lifetime } };
}
