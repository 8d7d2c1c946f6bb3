import { readCallback } from './callback.ts';
import { isConsent, readConsent, type ConsentAddress, type Generation } from './consent-address.ts';
import { addressIn, trimmed, valueIn } from './copied.ts';
import { PROVIDERS, type ProviderName } from './providers.ts';
import { isCancel, printable } from './refusal.ts';
import { expiry, type Token } from './token.ts';

declare const pasted: unique symbol;

/**
 * A code that a person pasted: no `state` protects it, so it is exchanged on an explicit click only.
 *
 * Made by `recognise` alone.
 */
export interface PastedCode {
  readonly code: string & { readonly [pasted]: true };
  /** The page it was sent to, which the exchange must name byte for byte. */
  readonly redirectUri: string;
}

/** A token that a person pasted; whose it is and whether it works is not known yet. */
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
  /** An answer that says no: the person cancelled, or the provider refused. */
  | { kind: 'refusal'; cancelled: boolean; description?: string }
  /** The address of a consent page: a login that has not happened yet. */
  | ({ kind: 'authorize-address' } & ConsentAddress)
  /** Two answers in one, or a text that is neither address, nor code, nor token. */
  | { kind: 'unrecognised' };

/** Longer than any address with a code or token in it. */
const MAX_LENGTH = 8192;
/** Meta appends these to what it sends back; they belong to neither code nor state. */
const APPENDED = /#_(=_)?$/;
const BARE_CODE = /^[\w-]{16,2048}$/;
const BARE_TOKEN = /^[\w.|-]{20,}$/;
const APP_ID = /^\d{10,20}$/;
/** Where a mail or a terminal breaks a token, the pieces are longer than most words are. */
const SHORTEST_PIECE = 8;

/** How each generation's tokens begin; tokens are opaque, so this is a hint only. */
const TOKEN_FORMS: readonly [Generation, RegExp][] = [
  ['legacy', PROVIDERS.legacy.tokenForm],
  ['basic-display', /^IGQ[VW]/],
  ['instagram', PROVIDERS.instagram.tokenForm],
  ['facebook', PROVIDERS.facebook.tokenForm],
];

/**
 * Recognises what a person pasted: an address they were sent back to, a part of one, a code, a token.
 *
 * Also a token as it stands in a file, a header or a reply. Pure; never throws. Does not know whether a code
 * or token is still good, and nothing is sent: a pasted code has no `state` to protect it, so whoever calls
 * this asks for a click before the exchange.
 */
export function recognise(text: string, redirectUri: string): Rescued {
  const whole = text.trim();
  if (whole.length > MAX_LENGTH) return { kind: 'unrecognised' };
  const bare = trimmed(whole).replace(APPENDED, '');
  if (bare === '') return { kind: 'nothing' };
  const found = bare.startsWith('{')
    ? recogniseReply(bare)
    : (recogniseWhole(bare, redirectUri) ?? recogniseKey(joined(valueIn(bare))));
  return found ?? { kind: 'unrecognised' };
}

function recogniseWhole(text: string, redirectUri: string): Rescued | undefined {
  if (/\s/.test(text)) return undefined;
  const key = recogniseKey(text);
  if (key !== undefined) return key;
  if (BARE_CODE.test(text)) return rescuedCode(text, redirectUri, true);
  const url = addressIn(text, redirectUri);
  if (url === undefined) return undefined;
  return isConsent(url)
    ? { kind: 'authorize-address', ...readConsent(url) }
    : recogniseAnswer(url, redirectUri);
}

/** What its form alone gives away; a code's does not, since anything might be one. */
function recogniseKey(text: string): Rescued | undefined {
  // A client id of the classic API looks like one.
  if (PROVIDERS.legacy.clientIdForm.test(text)) return { kind: 'secret' };
  return APP_ID.test(text) ? { kind: 'app-id' } : recogniseToken(text);
}

function recogniseToken(text: string, expiresIn?: string): Rescued | undefined {
  const generation = BARE_TOKEN.test(text) ? generationOf(text) : undefined;
  return generation && rescuedToken(text, generation, expiresIn);
}

/** The pieces of a broken token as one; words and a second token stay as they are. */
function joined(text: string): string {
  const [first = '', ...rest] = text.split(/\s+/);
  const long = rest.slice(0, -1).every((piece) => piece.length >= SHORTEST_PIECE);
  const isOne = long && /\d/.test(text) && !rest.some(generationOf);
  return isOne ? first + rest.join('') : text;
}

/** JSON with one token in it: a reply of Instagram's or the proxy's, or what this page copies. */
function recogniseReply(text: string): Rescued | undefined {
  const [token, ...others] = text.matchAll(/"access_token"\s*:\s*"([^"]*)"/g);
  const [, expiresIn] = /"expires_in"\s*:\s*"?(\d+)/.exec(text) ?? [];
  return others.length === 0 ? recogniseToken(token?.[1] ?? '', expiresIn) : undefined;
}

function recogniseAnswer(url: URL, redirectUri: string): Rescued | undefined {
  const answer = readCallback(url.href);
  switch (answer.kind) {
    case 'nothing':
    case 'malformed':
      return undefined;
    case 'error': {
      const description = printable(answer.fields.get('error_description') ?? '');
      const cancelled = isCancel(answer.fields);
      return { kind: 'refusal', cancelled, ...(description === '' ? {} : { description }) };
    }
    case 'code': {
      const sentTo = url.href.replace(/[?#].*/, '');
      return rescuedCode(answer.code, sentTo, sentTo === redirectUri);
    }
    case 'token': {
      const token = answer.fields.get('access_token') ?? '';
      return rescuedToken(
        token,
        generationOf(token) ?? 'facebook',
        answer.fields.get('expires_in'),
      );
    }
  }
}

/** What is known of a pasted token: `now` counts as when it was issued, in milliseconds since the epoch. */
export function tokenOf({ accessToken, provider, expiresIn }: PastedToken, now: number): Token {
  // Those of the app dashboard are of 60 days already; whether this is one, the attempt tells.
  const renewable = provider === 'instagram' && { refreshToken: accessToken };
  return { provider, accessToken, issuedAt: now, ...expiry(expiresIn, now), ...renewable };
}

/** Which generation a token looks to be of: a hint from its form, never a reason to refuse it. */
export function generationOf(token: string): Generation | undefined {
  return TOKEN_FORMS.find(([, form]) => form.test(token))?.[0];
}

/** Whether an API answers nobody any more; the simulated Instagram still has the classic one. */
export function isClosed(generation: Generation, simulated: boolean): boolean {
  return generation === 'basic-display' || (generation === 'legacy' && !simulated);
}

function rescuedCode(code: string, redirectUri: string, sentHere: boolean): Rescued {
  return { kind: 'code', code: { code: code as PastedCode['code'], redirectUri }, sentHere };
}

function rescuedToken(token: string, generation: Generation, expiresIn?: string | null): Rescued {
  const accessToken = token as PastedToken['accessToken'];
  const provider = generation === 'basic-display' ? 'instagram' : generation;
  const lifetime = /^\d+$/.test(expiresIn ?? '') ? { expiresIn: Number(expiresIn) } : {};
  return { kind: 'token', token: { accessToken, provider, ...lifetime }, generation };
}
