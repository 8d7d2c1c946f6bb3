import type { ProviderError, Reason } from '../../proxy/contract.ts';
import type { Browser } from '../auth/browser.ts';
import { parseErrorReply, parseProviderError } from '../auth/error-reply.ts';
import { fieldsOf } from '../auth/token.ts';
import type { Token } from '../auth/token.ts';
import type { Config } from '../config.ts';

/** Who a token belongs to; ids are exact decimal strings, texts are as the person wrote them. */
export interface Profile {
  /** App-scoped id. */
  id?: string;
  /** The professional account's id, the one that webhooks carry. */
  userId?: string;
  username?: string;
  name?: string;
  accountType?: string;
  /** Always `https:` (or this machine's `http:` when Instagram is simulated): safe as an image's `src`. */
  pictureUrl?: string;
}

/** Why the profile is not known; the token may work all the same. */
export type ProfileFailure =
  | { reason: 'offline' }
  /** Instagram's host is blocked in this browser (a tracker blocker), and the proxy could not help. */
  | { reason: 'blocked' }
  /** Neither Instagram nor the proxy answers. */
  | { reason: 'unreachable' }
  | { reason: 'timeout' }
  | { reason: 'malformed' }
  /** Instagram answered with an error: what it means, and its own words. */
  | { reason: 'refused'; why: Reason; status: number; providerError?: ProviderError };

/** A profile and who gave it, or why there is none. */
export type ProfileResult =
  { profile: Profile; from: 'instagram' | 'proxy' | 'token' } | { failure: ProfileFailure };

/** Of the browser, what reading a profile needs. */
export type Reader = Pick<Browser, 'fetch' | 'after' | 'online'>;

/** For each of at most two attempts; a profile that takes longer is not worth waiting for. */
export const PROFILE_TIMEOUT_MS = 8_000;

/**
 * Finds out who a token belongs to: from the token's own reply, from Instagram, else through the proxy.
 *
 * Never rejects. Instagram is asked with a simple request (no preflight, no cookies), once more after a
 * failure; the proxy is asked where a page cannot read Instagram, or the browser blocks it.
 *
 * @see [Get started: the /me endpoint](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/get-started)
 */
export async function fetchProfile(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
): Promise<ProfileResult> {
  const known = profileOfUser(token, config.simulated);
  if (known !== undefined) return { profile: known, from: 'token' };
  const get = (request: Ask) => read(browser, request, abort);
  const direct = graphRequest(config, token);
  const answer = direct && (await twice(() => get(direct)));
  if (answer !== undefined && !('failure' in answer)) {
    return readGraphAnswer(answer, config.simulated);
  }
  const proxied = await twice(() => get(userinfoRequest(config, token)));
  const result = 'failure' in proxied ? proxied : readUserinfo(proxied, config.simulated);
  if ('profile' in result) return result;
  if (!browser.online()) return { failure: { reason: 'offline' } };
  const silent = answer?.failure.reason === 'unreachable';
  return { failure: silent ? blockedOr(result.failure) : result.failure };
}

interface Ask {
  url: string;
  headers: Record<string, string>;
}

type Answer = { status: number; json: unknown } | { failure: ProfileFailure };

/** The token travels in the query, as Meta documents it: a header would cost a preflight. */
function graphRequest({ providers }: Config, token: Token): Ask | undefined {
  const provider = providers[token.provider];
  if (provider?.graphUrl === undefined) return undefined;
  const query = new URLSearchParams({
    fields: provider.profileFields.join(','),
    access_token: token.accessToken,
  });
  return { url: `${provider.graphUrl}/me?${query.toString()}`, headers: {} };
}

function userinfoRequest({ proxyUrl }: Config, { accessToken }: Token): Ask {
  return { url: `${proxyUrl}userinfo`, headers: { Authorization: `Bearer ${accessToken}` } };
}

async function read(browser: Reader, { url, headers }: Ask, abort: AbortSignal): Promise<Answer> {
  const either = new AbortController();
  let reason: 'unreachable' | 'timeout' = 'unreachable';
  const cancel = browser.after(PROFILE_TIMEOUT_MS, () => {
    reason = 'timeout';
    either.abort();
  });
  abort.addEventListener('abort', () => either.abort());
  try {
    abort.throwIfAborted();
    const init = { headers, credentials: 'omit', cache: 'no-store', redirect: 'error' } as const;
    const response = await browser.fetch(url, { ...init, signal: either.signal });
    return { status: response.status, json: parseLossless(await response.text()) };
  } catch (error) {
    return { failure: { reason: error instanceof SyntaxError ? 'malformed' : reason } };
  } finally {
    cancel();
  }
}

/** Reads change nothing, so they may be tried once more; a timeout has cost enough already. */
async function twice(attempt: () => Promise<Answer>): Promise<Answer> {
  const first = await attempt();
  const broken =
    'failure' in first ? first.failure.reason === 'unreachable' : isGateway(first.status);
  return broken ? await attempt() : first;
}

function isGateway(status: number): boolean {
  return status >= 502 && status <= 504;
}

/**
 * What a silent Instagram means: where the proxy's host answers, though not with a profile, the network
 * works, and it is most likely this browser that blocks Instagram's host.
 */
function blockedOr(proxied: ProfileFailure): ProfileFailure {
  return proxied.reason === 'malformed' ? { reason: 'blocked' } : proxied;
}

function readGraphAnswer(
  answer: { status: number; json: unknown },
  simulated: boolean,
): ProfileResult {
  const fields = fieldsOf(answer.json);
  // An error can come with status 200: the body counts.
  if (fields['error'] !== undefined) return { failure: refusal(fields['error'], answer.status) };
  // Some of Meta's samples wrap the object.
  const [wrapped] = Array.isArray(fields['data']) ? (fields['data'] as unknown[]) : [];
  return profileResult(wrapped ?? answer.json, 'instagram', simulated);
}

function readUserinfo(
  answer: { status: number; json: unknown },
  simulated: boolean,
): ProfileResult {
  const { status, json } = answer;
  const reply = parseErrorReply(json);
  if (reply === undefined) {
    return status === 200
      ? profileResult(json, 'proxy', simulated)
      : { failure: { reason: 'malformed' } };
  }
  const words = reply.provider_error === undefined ? {} : { providerError: reply.provider_error };
  return { failure: { reason: 'refused', why: reply.reason, status, ...words } };
}

function profileResult(
  json: unknown,
  from: 'instagram' | 'proxy',
  simulated: boolean,
): ProfileResult {
  const profile = parseProfile(json, simulated);
  return Object.keys(profile).length === 0
    ? { failure: { reason: 'malformed' } }
    : { profile, from };
}

function parseProfile(json: unknown, simulated: boolean): Profile {
  const { id, user_id, username, name, account_type, profile_picture_url } = fieldsOf(json);
  const pictureUrl = safePictureUrl(profile_picture_url, simulated);
  return {
    ...(isId(id) ? { id: String(id) } : {}),
    ...(isId(user_id) ? { userId: String(user_id) } : {}),
    ...(isText(username) ? { username } : {}),
    ...(isText(name) ? { name } : {}),
    ...(isText(account_type) ? { accountType: account_type } : {}),
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
  };
}

function profileOfUser({ user }: Token, simulated: boolean): Profile | undefined {
  if (user === undefined) return undefined;
  const { id, username, full_name: name, profile_picture: profile_picture_url } = user;
  const profile = parseProfile({ id, username, name, profile_picture_url }, simulated);
  return profile.username === undefined ? undefined : profile;
}

/**
 * Keeps a picture's address only when a browser can do nothing with it but load a picture.
 *
 * Checked on the parsed address, where case, white space and relative forms are no disguise.
 */
export function safePictureUrl(value: unknown, simulated: boolean): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, hostname, href } = new URL(value);
  const local =
    simulated && protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || local ? href : undefined;
}

/**
 * Reads JSON without rounding the whole numbers beyond 2^53: they come out as their own digits, a string.
 *
 * Where the browser does not show a number's source text, such a number is left out instead.
 *
 * @see [JSON.parse source text access](https://tc39.es/proposal-json-parse-with-source/)
 */
export function parseLossless(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    return /^\d+$/.test(context?.source ?? '') ? context?.source : fraction(value);
  }) as unknown;
}

function fraction(value: number): number | undefined {
  return Number.isInteger(value) ? undefined : value;
}

/** What Graph's error codes mean, in the words of the proxy's contract. */
const MEANINGS: readonly [Reason, (code: number) => boolean][] = [
  ['token_revoked', (code) => code === 190 || code === 102],
  ['throttled', (code) => [4, 17, 32, 341, 613, 80002].includes(code)],
  ['permission_missing', (code) => code === 100 || code === 10 || (code >= 200 && code < 300)],
  ['instagram_unavailable', (code) => code === 1 || code === 2],
];

/** @see [Handling errors](https://developers.facebook.com/docs/graph-api/guides/error-handling) */
function refusal(error: unknown, status: number): ProfileFailure {
  const fields = fieldsOf(error);
  const providerError = parseProviderError({ ...fields, subcode: fields['error_subcode'] });
  const code = providerError.code ?? 0;
  const why = MEANINGS.find(([, means]) => means(code))?.[0] ?? 'instagram_refused';
  return { reason: 'refused', why, status, providerError };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' ? /^\d{1,20}$/.test(value) : Number.isSafeInteger(value);
}
