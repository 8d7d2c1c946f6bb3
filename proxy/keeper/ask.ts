/** What the keeper asks of Instagram: each question once, its answer judged. The schedule is what asks again. */
import type { Config } from '../config/config.ts';
import type { Reason } from '../contract.ts';
import { judge, parseRetryAfter } from '../instagram/judge.ts';
import type { Provider } from '../instagram/providers.ts';
import { sendOnce, type UpstreamFetch, type UpstreamRequest } from '../instagram/upstream.ts';
import type { JsonObject } from '../json.ts';
import { parseProfile, profileRequest } from '../userinfo/profile.ts';
import type { Owner } from './record.ts';
import { DAY_MS } from './times.ts';

/** What was asked for, or why it did not come. */
export type Answer<T> =
  { ok: true; value: T } | { ok: false; reason: Reason; retryAfterMs?: number };

/** A token that Instagram has given out, and for how long. */
export interface Renewed {
  token: string;
  lifeMs: number;
}

/** The questions. */
export interface Instagram {
  owner(token: string): Promise<Answer<Owner>>;
  refresh(token: string): Promise<Answer<Renewed>>;
  /** The 60-day token for a one-hour token. */
  extend(token: string): Promise<Answer<Renewed>>;
  /** A page of posts; `fields` as Graph has them. */
  media(token: string, query: Record<string, string>): Promise<Answer<JsonObject>>;
}

const TIMEOUT_MS = 8_000;
/** Fifty albums with long captions and the addresses of all their parts. */
const MAX_PAGE_BYTES = 2 * 1024 * 1024;
const MAX_LIFE_S = 70 * 24 * 3600;

const no = (reason: Reason) => ({ ok: false, reason }) as const;

/** Only what is surely a token with an end is one: anything else would take the place of a good one. */
function parseRenewed(json: JsonObject): Answer<Renewed> {
  const { access_token: token, expires_in: seconds } = json;
  const isToken = typeof token === 'string' && /^IG[\x21-\x7e]{1,4094}$/.test(token);
  const isLife = Number.isInteger(seconds) && Number(seconds) >= 1 && Number(seconds) <= MAX_LIFE_S;
  return isToken && isLife
    ? { ok: true, value: { token, lifeMs: Number(seconds) * 1000 } }
    : no('instagram_malformed');
}

/** An account that has become personal has no profile here: the answer is empty. */
function parseOwner(json: JsonObject): Answer<Owner> {
  const profile = parseProfile(json);
  if (profile === undefined) {
    const list: unknown = json['data'];
    const isEmpty = Object.keys(json).length === 0 || (Array.isArray(list) && list.length === 0);
    return no(isEmpty ? 'permission_missing' : 'instagram_malformed');
  }
  const { id, user_id, username, name, profile_picture_url: picture } = profile;
  const value: Owner = {
    userId: id,
    ...(user_id !== undefined && { accountId: user_id }),
    ...(username !== undefined && { username }),
    ...(name !== undefined && { name }),
    ...(picture !== undefined && { picture }),
  };
  return { ok: true, value };
}

/** Makes the questions. Tokens are sent to Instagram's own host and nowhere else. */
export function createInstagram(
  config: Config,
  provider: Provider,
  fetch: UpstreamFetch,
): Instagram {
  async function ask<T>(
    request: UpstreamRequest,
    token: string,
    parse: (json: JsonObject) => Answer<T>,
    maxBytes?: number,
  ): Promise<Answer<T>> {
    const outcome = await sendOnce(fetch, request, TIMEOUT_MS, maxBytes);
    const sensitive = [token, ...provider.secrets()];
    const judged = judge(outcome, { spendsCode: false, sensitive });
    if (judged.ok) return parse(judged.value);
    const seconds = 'retryAfter' in outcome ? parseRetryAfter(outcome.retryAfter) : undefined;
    const { reason } = judged.failure;
    return reason === 'throttled'
      ? { ok: false, reason, retryAfterMs: Math.min((seconds ?? 3600) * 1000, DAY_MS) }
      : no(reason);
  }
  return {
    owner: (token) => ask(profileRequest(config, token), token, parseOwner),
    refresh: (token) =>
      provider.refreshToken === undefined
        ? Promise.resolve(no('internal'))
        : ask(provider.refreshToken(token), token, parseRenewed),
    extend: (token) => ask(provider.extendToken(token), token, parseRenewed),
    media(token, query) {
      const url = `${config.instagramGraphUrl}/me/media?${new URLSearchParams(query).toString()}`;
      const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
      const request = { url, method: 'GET', headers } as const;
      return ask(request, token, (value) => ({ ok: true, value }), MAX_PAGE_BYTES);
    },
  };
}
