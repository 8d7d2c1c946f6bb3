import { readCallback } from './callback.ts';
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
  /** Seconds, when the address said so. */
  readonly expiresIn?: number;
}

/** The generations of the API, by which a person finds out what they hold. */
export type Generation = ProviderName | 'basic-display';

/** What a pasted text turned out to be. */
export type Rescued =
  | { kind: 'nothing' }
  | { kind: 'code'; code: PastedCode; sentHere: boolean }
  | { kind: 'token'; token: PastedToken; generation: Generation }
  /** An answer that says no: the person cancelled, or the provider refused. */
  | { kind: 'refusal'; cancelled: boolean; description?: string }
  /** The address of a consent page: a login that has not happened yet. */
  | { kind: 'authorize-address'; generation: Generation; missing: readonly string[] }
  /** Two answers in one, or a text that is neither address, nor code, nor token. */
  | { kind: 'unrecognised' };

/** Longer than any address with a code or token in it. */
const MAX_LENGTH = 8192;
/** Meta appends these to what it sends back; they belong to neither code nor state. */
const APPENDED = /#_(=_)?$/;
const BARE_CODE = /^[\w-]{16,2048}$/;
const CONSENT_PATH = /\/(oauth\/authorize(\/third_party)?|dialog\/oauth)\/?$/;
const CONSENT_PARAMETERS = ['client_id', 'redirect_uri', 'response_type', 'scope'];

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
 * Pure; never throws. Does not know whether a code or token is still good, and nothing is sent: a pasted
 * code has no `state` to protect it, so whoever calls this asks for a click before the exchange.
 */
export function recognise(text: string, redirectUri: string): Rescued {
  const trimmed = text.trim().replace(APPENDED, '');
  if (trimmed === '') return { kind: 'nothing' };
  if (trimmed.length > MAX_LENGTH || /\s/.test(trimmed)) return { kind: 'unrecognised' };
  const bare = recogniseBare(trimmed, redirectUri);
  if (bare !== undefined) return bare;
  const url = addressOf(trimmed, redirectUri);
  if (url === undefined) return { kind: 'unrecognised' };
  return CONSENT_PATH.test(url.pathname)
    ? recogniseConsent(url)
    : recogniseAnswer(url, redirectUri);
}

function recogniseBare(text: string, redirectUri: string): Rescued | undefined {
  const generation = generationOf(text);
  if (generation !== undefined && /^[\w.|-]{20,}$/.test(text))
    return rescuedToken(text, generation);
  return BARE_CODE.test(text) ? rescuedCode(text, redirectUri, true) : undefined;
}

/** An address, or the part of one from its query or fragment on. */
function addressOf(text: string, base: string): URL | undefined {
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? new URL(text) : undefined;
  const part =
    /[?#].*$/.exec(text)?.[0] ?? (text.startsWith('access_token=') ? `#${text}` : `?${text}`);
  return URL.canParse(part, base) ? new URL(part, base) : undefined;
}

function recogniseConsent({ hostname, searchParams }: URL): Rescued {
  const missing = CONSENT_PARAMETERS.filter((name) => !searchParams.get(name));
  const scope = searchParams.get('scope') ?? '';
  const generation = consentGeneration(hostname, scope, searchParams.get('client_id') ?? '');
  return { kind: 'authorize-address', generation, missing };
}

function consentGeneration(hostname: string, scope: string, clientId: string): Generation {
  if (/(^|\.)facebook\.com$/.test(hostname) || /\b(instagram_basic|pages_\w+)/.test(scope)) {
    return 'facebook';
  }
  if (PROVIDERS.legacy.clientIdForm.test(clientId)) return 'legacy';
  return /\buser_(profile|media)\b/.test(scope) ? 'basic-display' : 'instagram';
}

function recogniseAnswer(url: URL, redirectUri: string): Rescued {
  const answer = readCallback(url.href);
  switch (answer.kind) {
    case 'nothing':
    case 'malformed':
      return { kind: 'unrecognised' };
    case 'error': {
      const description = printable(answer.fields.get('error_description') ?? '');
      const cancelled = isCancel(answer.fields);
      return { kind: 'refusal', cancelled, ...(description === '' ? {} : { description }) };
    }
    case 'code': {
      const sentTo = url.origin + url.pathname;
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

function rescuedCode(code: string, redirectUri: string, sentHere: boolean): Rescued {
  return { kind: 'code', code: { code: code as PastedCode['code'], redirectUri }, sentHere };
}

function rescuedToken(token: string, generation: Generation, expiresIn?: string | null): Rescued {
  const accessToken = token as PastedToken['accessToken'];
  const provider = generation === 'basic-display' ? 'instagram' : generation;
  const lifetime = /^\d+$/.test(expiresIn ?? '') ? { expiresIn: Number(expiresIn) } : {};
  return { kind: 'token', token: { accessToken, provider, ...lifetime }, generation };
}
