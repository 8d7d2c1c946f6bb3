import { createHash, randomBytes } from 'node:crypto';
import { postToken, proxyEnv, send, REDIRECT_URI, type Reply } from './proxy.ts';

export const ISSUER = 'https://login.example';
export const CLIENT_ID = '990602627938098';
/** `openssl rand -base64 32`, for tests only. */
export const SEALING_KEY = Buffer.from('sentinel-seal-key-0123456789abcd').toString('base64');
export const OTHER_KEY = Buffer.from('sentinel-other-key-0123456789abc').toString('base64');

export const VERIFIER = 'sentinel-verifier-0123456789-0123456789-0123';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** An environment in which the relay is on. */
export function relayEnv(upstreamUrl: string, more: Record<string, string> = {}) {
  return proxyEnv(upstreamUrl, {
    INSTAGRAM_AUTHORIZE_URL: 'https://instagram.example/oauth/authorize',
    ISSUER,
    SEALING_KEY,
    PREVIEW_REDIRECT_URIS: 'https://*.my-site.pages.dev/cb',
    ...more,
  });
}

/** A right authorization request. */
export const REQUEST = {
  client_id: CLIENT_ID,
  redirect_uri: REDIRECT_URI,
  response_type: 'code',
  scope: 'instagram_business_basic',
  state: 'sentinel state /+%&=~',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
};

type Fields = Record<string, string | undefined>;

/** Writes a query; what is undefined is left out. */
export function query(fields: Fields): string {
  const given = Object.entries(fields).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return new URLSearchParams(given).toString();
}

/** Opens the authorization endpoint. */
export function authorize(
  url: string,
  fields: Fields = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  return send(`${url}/authorize?${query({ ...REQUEST, ...fields })}`, { headers });
}

/** The address that a reply leads to. */
export function locationOf(reply: Reply): URL {
  return new URL(reply.headers.location ?? 'about:blank');
}

/** The cookies that a reply sets, as a browser sends them back. */
export function cookieOf(reply: Reply): string {
  return (reply.headers['set-cookie'] ?? []).map((it) => it.split(';')[0]).join('; ');
}

/** Begins a login: what Instagram is asked with, and what the browser keeps. */
export async function begin(url: string, fields: Fields = {}) {
  const reply = await authorize(url, fields);
  return { state: locationOf(reply).searchParams.get('state') ?? '', cookie: cookieOf(reply) };
}

/** Comes back from Instagram. */
export function callback(url: string, fields: Fields, cookie?: string): Promise<Reply> {
  return send(`${url}/callback?${query(fields)}`, { headers: cookie ? { Cookie: cookie } : {} });
}

/** Gets a sealed code for a code of Instagram's. */
export async function sealedCode(url: string, code: string, fields: Fields = {}): Promise<string> {
  const { state, cookie } = await begin(url, fields);
  const reply = await callback(url, { code, state }, cookie);
  return locationOf(reply).searchParams.get('code') ?? '';
}

/** Redeems a sealed code as a server would, without an Origin. */
export function redeem(
  url: string,
  code: string,
  more: Fields = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const fields = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    client_id: CLIENT_ID,
    code_verifier: VERIFIER,
    ...more,
  };
  return postToken(url, Object.fromEntries(new URLSearchParams(query(fields))), headers);
}

/** A code that no other test has. */
export function freshCode(): string {
  return `C0DE-${randomBytes(9).toString('base64url')}`;
}
