import type { ProviderName } from '../../config/providers.ts';
import type { ConsentAddress, Generation } from './consent-address.ts';

declare const pasted: unique symbol;

/**
 * A code that a person pasted: no `state` protects it, so it is exchanged on an explicit click only.
 *
 * Made by `recognise`, and by `unaskedOf` for a code that came in the page's own URL unasked.
 */
export interface PastedCode {
  readonly code: string & { readonly [pasted]: true };
  /** The page it was sent to, which the exchange must name byte for byte. */
  readonly redirectUri: string;
}

/** A token that a person pasted; its owner and whether it works are not known yet. */
export interface PastedToken {
  readonly accessToken: string & { readonly [pasted]: true };
  readonly provider: ProviderName;
  /** Seconds, when what was pasted said so. */
  readonly expiresIn?: number;
}

/** What a pasted text turned out to be. */
export type Rescued =
  | { kind: 'nothing' }
  | { kind: 'code'; code: PastedCode; sentHere: boolean }
  | { kind: 'token'; token: PastedToken; generation: Generation }
  /** An app secret; a code of the classic API, and a client id of it, look the same. */
  | { kind: 'secret' }
  /** An app id, or the id of an account: both are digits. */
  | { kind: 'app-id' }
  /** A refusal: the person cancelled, or the provider refused. */
  | { kind: 'refusal'; cancelled: boolean; description?: string }
  /** The address of a consent page: a login that has not happened yet. */
  | ({ kind: 'authorize-address' } & ConsentAddress)
  /** Two answers in one, or a text that is neither address, nor code, nor token. */
  | { kind: 'unrecognised' };

/** Makes what was found of a code; `sentHere` tells whether it was sent to the page it was pasted into. */
export function rescuedCode(code: string, redirectUri: string, sentHere: boolean): Rescued {
  return { kind: 'code', code: { code: code as PastedCode['code'], redirectUri }, sentHere };
}

/** Makes what was found of a token, with its lifetime where that is a number of seconds. */
export function rescuedToken(
  token: string,
  generation: Generation,
  expiresIn?: string | null,
): Rescued {
  const accessToken = token as PastedToken['accessToken'];
  const provider = generation === 'basic-display' ? 'instagram' : generation;
  const lifetime = /^\d+$/.test(expiresIn ?? '') ? { expiresIn: Number(expiresIn) } : {};
  return { kind: 'token', token: { accessToken, provider, ...lifetime }, generation };
}
