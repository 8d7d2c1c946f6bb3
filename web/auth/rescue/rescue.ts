import { readCallback } from '../callback.ts';
import { isConsent, readConsent, type ConsentAddress, type Generation } from './consent-address.ts';
import { addressesIn } from './addresses.ts';
import { decoded, plainText, trimmed, valueIn, valuesOf } from './copied.ts';
import { PROVIDERS, type ProviderName } from '../../config/providers.ts';
import { isCancel, printable } from '../refusal.ts';
import { expiry, type Token } from '../token.ts';

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

/** Longer than any address with a code or token in it, and than a request as a browser copies it. */
const MAX_LENGTH = 32_768;
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
  const plain = plainText(whole);
  const bare = trimmed(plain).replace(APPENDED, '');
  if (bare === '') return { kind: 'nothing' };
  return recogniseBare(bare, redirectUri) ?? recogniseWithin(plain, bare, redirectUri);
}

function recogniseBare(bare: string, redirectUri: string): Rescued | undefined {
  const named = /^code\W/i.test(bare) ? undefined : recogniseKey(joined(valueIn(bare)));
  const key = recogniseKey(bare) ?? named;
  return key ?? (BARE_CODE.test(bare) ? rescuedCode(bare, redirectUri, true) : undefined);
}

/** Whatever has a host keeps it: only a text without one is taken for an answer to this page. */
function recogniseWithin(plain: string, bare: string, redirectUri: string): Rescued {
  const unrecognised: Rescued = { kind: 'unrecognised' };
  const text = rejoined(plain);
  const urls = addressesIn(text, redirectUri);
  const isOne = !/\s/.test(bare);
  const whole = isOne && urls.length === 0 ? partOf(bare, redirectUri) : [];
  const answers = [...urls, ...whole].map((url) => recogniseAnswer(url, redirectUri));
  if (answers.includes('contradiction')) return unrecognised;
  const found = [...answers, ...tokensIn(text)].filter((one) => typeof one === 'object');
  const distinct = new Map(found.map((one) => [JSON.stringify(one), one]));
  const [only] = distinct.values();
  if (only !== undefined) return distinct.size === 1 ? only : unrecognised;
  const [url] = urls;
  if (isOne && url !== undefined && isConsent(url))
    return { kind: 'authorize-address', ...readConsent(url) };
  return recogniseRequest(text, urls, redirectUri) ?? unrecognised;
}

/** The address on this page's host that a text is a part of: from its path, query or fragment on. */
function partOf(text: string, redirectUri: string): URL[] {
  const part = /^\/|^[\w-]*[?#]/.test(text) ? text.replace(/^[\w-]+/, '') : `?${text}`;
  return URL.canParse(part, redirectUri) ? [new URL(part, redirectUri)] : [];
}

/** The host of a request, as a header or as logs and functions call it. */
const HOST_FIELD =
  /(?:^|[\s,{"'`])(?:v?host(?:name)?|domainName|:authority)["'`]?\s{0,3}[:=]\s{0,9}["'`]?([\w.:[\]-]+)/i;

/** `GET /?code=… HTTP/1.1`, as it is sent and logged; and a code as a field of the exchange, or of a log. */
function recogniseRequest(text: string, urls: URL[], redirectUri: string): Rescued | undefined {
  const [, path] = /(?:^|[\s"'`])(\/[^\s"'`<>]*[?&]code=[^\s"'`<>]+)/.exec(text) ?? [];
  const [, host] = HOST_FIELD.exec(text) ?? [];
  const [code = '', ...others] = valuesOf(text, 'code')
    .map(decoded)
    .map(tidied)
    .filter(isLikelyCode);
  const [page, ...pages] = valuesOf(text, 'redirect_?uri')
    .map(decoded)
    .filter((one) => URL.canParse(one));
  if (code === '' || others.length > 0 || pages.length > 0) return undefined;
  if (page !== undefined) return rescuedCode(code, page, page === redirectUri);
  const own = new URL(redirectUri);
  const scheme = host === own.host ? own.protocol : 'https:';
  const base = host === undefined ? redirectUri : `${scheme}//${host}/`;
  if (host === undefined && urls.some((url) => isForeign(url, own))) return undefined;
  if (path === undefined) {
    const isOwn = host === undefined || host === own.host;
    return rescuedCode(code, isOwn ? redirectUri : base, isOwn);
  }
  if (!URL.canParse(path, base)) return undefined;
  const found = recogniseAnswer(new URL(path, base), redirectUri);
  return found === 'contradiction' ? undefined : found;
}

/** Of a text that names another page, a code without an address may be that page's. */
function isForeign({ origin, hostname, pathname }: URL, own: URL): boolean {
  const isMeta = /(^|\.)(instagram|facebook)\.com$/.test(hostname);
  return origin !== own.origin && !isMeta && !/\/access_token\/?$/.test(pathname);
}

/** Words such as `invalid_verification_code` are none. */
function isLikelyCode(value: string): boolean {
  return BARE_CODE.test(value) && /[A-Z\d]/.test(value);
}

/** A code or a token without what Meta, a mail or a sentence appended. */
function tidied(value: string): string {
  return trimmed(value.replace(APPENDED, '')).replace(APPENDED, '');
}

/** Every token that a field or a header names as one; an app secret is none. */
function tokensIn(text: string): Rescued[] {
  const [expiresIn] = valuesOf(text, 'expires_in');
  const named = valuesOf(text, '[\\w.-]{0,60}token');
  const borne = [...text.matchAll(/\bbearer\s{1,9}["'`]?([\w.|-]+)/gi)].map(([, it = '']) => it);
  const tokens = [...new Set([...named, ...borne].map(tidied))];
  return tokens.flatMap((token) => recogniseToken(token, expiresIn) ?? []);
}

/** A line that goes on with the rest of a broken address is one with it. */
function rejoined(text: string): string {
  return text.split(/\r?\n/).reduce((before, line) => {
    const next = line.trim();
    const last = before.slice(-200);
    const goesOn = /[?&][\w%]{1,40}=[\w%.~&=-]*$/.test(last) && /^[\w%&=#.~-]+$/.test(next);
    const isNew = /^(\w{1,40}=|AQ|IG|EAA)/.test(next) && !/[?&=]$/.test(last);
    const isWord = /^[A-Za-z]?[a-z]{3,}[.!]?$/.test(next);
    return before + (goesOn && !isNew && !isWord ? '' : '\n') + (goesOn ? next : line);
  });
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

/** What is added to the address that a login was begun with: the rest is that address, byte for byte. */
const ADDED = /^(code|state|iss|scope|granted_scopes|denied_scopes|fbclid)(=|$)/;

function sentTo(url: URL): string {
  const page = new URL(url);
  page.hash = '';
  page.search = page.search
    .slice(1)
    .split('&')
    .filter((pair) => !ADDED.test(pair))
    .join('&');
  return page.href;
}

/** What an address answers; one that holds two answers says nothing, and nothing else may be read out of it. */
function recogniseAnswer(url: URL, redirectUri: string): Rescued | 'contradiction' | undefined {
  const answer = readCallback(url.href);
  switch (answer.kind) {
    case 'nothing':
      return undefined;
    case 'malformed':
      return url.searchParams.has('code') ? 'contradiction' : undefined;
    case 'error': {
      const description = printable(answer.fields.get('error_description') ?? '');
      const cancelled = isCancel(answer.fields);
      return { kind: 'refusal', cancelled, ...(description === '' ? {} : { description }) };
    }
    case 'code': {
      const code = tidied(answer.code);
      // The exchange itself has the page it is for among its fields.
      const page = url.searchParams.get('redirect_uri') ?? sentTo(url);
      if (/["'<>\\]|^$/.test(code)) return 'contradiction';
      return rescuedCode(code, page, page === redirectUri);
    }
    case 'token': {
      const token = tidied(answer.fields.get('access_token') ?? '');
      if (!/^[\w.-]+$/.test(token)) return 'contradiction';
      const generation = generationOf(token) ?? 'facebook';
      return rescuedToken(token, generation, answer.fields.get('expires_in'));
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
