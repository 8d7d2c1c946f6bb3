/** Pure. Tokens, secrets and app ids in what a person pasted. */
import { PROVIDERS } from '../../config/providers.ts';
import { expiry, type Token } from '../token.ts';
import type { Generation } from './consent-address.ts';
import { tidied, valuesOf } from './copied.ts';
import { rescuedToken, type PastedToken, type Rescued } from './rescued.ts';

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

/** Every token that a field or a header names as one; an app secret is not a token. */
export function tokensIn(text: string): Rescued[] {
  const [expiresIn] = valuesOf(text, 'expires_in');
  const named = valuesOf(text, '[\\w.-]{0,60}token');
  const borne = [...text.matchAll(/\bbearer\s{1,9}["'`]?([\w.|-]+)/gi)].map(([, it = '']) => it);
  const tokens = [...new Set([...named, ...borne].map(tidied))];
  return tokens.flatMap((token) => recogniseToken(token, expiresIn) ?? []);
}

/** What its form alone gives away; a code's does not, since anything might be one. */
export function recogniseKey(text: string): Rescued | undefined {
  // A client id of the classic API looks like one.
  if (PROVIDERS.legacy.clientIdForm.test(text)) return { kind: 'secret' };
  return APP_ID.test(text) ? { kind: 'app-id' } : recogniseToken(text);
}

function recogniseToken(text: string, expiresIn?: string): Rescued | undefined {
  const generation = BARE_TOKEN.test(text) ? generationOf(text) : undefined;
  return generation && rescuedToken(text, generation, expiresIn);
}

/** The pieces of a broken token as one; words and a second token stay as they are. */
export function joined(text: string): string {
  const [first = '', ...rest] = text.split(/\s+/);
  const long = rest.slice(0, -1).every((piece) => piece.length >= SHORTEST_PIECE);
  const isOne = long && /\d/.test(text) && !rest.some(generationOf);
  return isOne ? first + rest.join('') : text;
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

/** Whether an API was shut down; the simulated Instagram still has the classic one. */
export function isClosed(generation: Generation, simulated: boolean): boolean {
  return generation === 'basic-display' || (generation === 'legacy' && !simulated);
}
