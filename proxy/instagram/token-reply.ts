/** Pure. Every shape in which Instagram and Facebook hand out a token, read into one. */
import type { LegacyUser } from '../contract.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

/** A token as it was given out, not checked to work. */
export interface IssuedToken {
  accessToken: string;
  /** Seconds; absent when the reply did not say, or said 0. */
  expiresIn?: number;
  /** Space-separated; `""` when nothing was granted, absent when the reply did not say. */
  scope?: string;
  /** Exact decimal digits. */
  userId?: string;
  /** Only the API of 2011-2020 sent it: such a token has no lifetime and no 60-day step. */
  user?: LegacyUser;
}

const MAX_TOKEN_CHARACTERS = 4096;
/** What is more than this is not a person's profile. */
const MAX_USER_FIELDS = 32;
const MAX_USER_TEXT = 2048;
const MAX_SECONDS = 2 ** 31 - 1;

/** Reads an id without ever rounding it: digits as text, or an integer that a double holds exactly. */
export function parseId(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\d{1,40}$/.test(value) ? value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? String(value)
    : undefined;
}

function parseAccessToken(value: unknown): string | undefined {
  const isToken =
    typeof value === 'string' &&
    value.length <= MAX_TOKEN_CHARACTERS &&
    /^[\x21-\x7e]+$/.test(value);
  return isToken ? value : undefined;
}

/** Facebook says 0 for "unknown or never": neither is a number of seconds. */
function parseSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' &&
    Number.isInteger(seconds) &&
    seconds > 0 &&
    seconds <= MAX_SECONDS
    ? seconds
    : undefined;
}

/** An array, or a text with commas or spaces; nothing granted is not the same as nothing said. */
function parseScope(value: unknown): string | undefined {
  const listed = isList(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[\s,]+/)
      : undefined;
  return listed?.filter((it) => typeof it === 'string' && /^[\w:./-]+$/.test(it)).join(' ');
}

/** Text of a length that a profile has, a number or a truth value, under a name that no object has by itself. */
function isPlain(name: string, value: unknown): boolean {
  if (!/^[a-z]\w{0,39}$/.test(name) || name in Object.prototype) return false;
  if (typeof value === 'string') return value.length <= MAX_USER_TEXT;
  return typeof value === 'number' || typeof value === 'boolean';
}

/** The user as it came, without what is nested. The id is exact, or left out. */
function parseLegacyUser(value: unknown): LegacyUser | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = parseId(value.id);
  const others = Object.entries(value).filter(([name, it]) => name !== 'id' && isPlain(name, it));
  return {
    ...(id !== undefined && { id }),
    ...(Object.fromEntries(others.slice(0, MAX_USER_FIELDS)) as LegacyUser),
  };
}

/** `Array.isArray` alone would make the members `any`. */
const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** `{"data":[{…}]}` with any other number of elements would leave open who the token belongs to. */
function unwrap(reply: JsonObject): JsonObject | undefined {
  const data: unknown = reply.data;
  if (!isList(data)) return reply;
  const [first, ...others] = data;
  return others.length === 0 && isJsonObject(first) ? first : undefined;
}

/**
 * Reads a token out of a reply that holds no error; undefined when there is none in it.
 *
 * Unknown members are left behind, and a malformed id, lifetime or permission is left out: the token is worth more.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function parseTokenReply(reply: JsonObject): IssuedToken | undefined {
  const body = unwrap(reply);
  const accessToken = parseAccessToken(body?.access_token);
  if (body === undefined || accessToken === undefined) return undefined;
  if (typeof body.token_type === 'string' && body.token_type.toLowerCase() !== 'bearer') {
    return undefined;
  }
  const user = parseLegacyUser(body.user);
  const expiresIn = parseSeconds(body.expires_in);
  const scope = parseScope(body.permissions);
  const userId = parseId(body.user_id) ?? user?.id;
  return {
    accessToken,
    ...(expiresIn !== undefined && { expiresIn }),
    ...(scope !== undefined && { scope }),
    ...(userId !== undefined && { userId }),
    ...(user !== undefined && { user }),
  };
}
