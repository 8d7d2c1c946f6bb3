import type { Calls } from '../instagram/calls.ts';
import type { UserinfoReply } from '../contract.ts';
import type { Config } from '../config/config.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { parseId } from '../instagram/token-reply.ts';
import type { UpstreamRequest } from '../instagram/upstream.ts';
import { fail, ok, type Result } from '../failure.ts';

const FIELDS = 'id,user_id,username,name,account_type,profile_picture_url';
const QUERY = new URLSearchParams({ fields: FIELDS }).toString();

/** The tokens of 2011-2020, whose data host never allowed a page to read its answers. */
const LEGACY_TOKEN = /^\d+\.[0-9a-f]{7}\.[0-9a-f]{32}$/;

/** Where each kind of reply keeps what the contract names. */
const TODAY = { name: 'name', profile_picture_url: 'profile_picture_url' };
const LEGACY = { name: 'full_name', profile_picture_url: 'profile_picture' };

/**
 * Reads a bearer token from an `Authorization` header.
 *
 * Does not know whether it is Instagram's.
 *
 * @see [RFC 6750 section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)
 */
export function parseBearer(authorization: string | undefined): Result<string> {
  if (authorization === undefined || authorization === '') {
    return fail({ reason: 'missing_field', field: 'Authorization' });
  }
  const token = /^bearer +([\x21-\x7e]{1,4096})$/i.exec(authorization)?.[1];
  return token === undefined
    ? fail({
        reason: 'malformed_request',
        problem: 'The Authorization header does not contain a bearer token.',
      })
    : ok(token);
}

/** Writes the request for a token's profile. */
export function profileRequest(config: Config, token: string): UpstreamRequest {
  const Accept = 'application/json';
  if (LEGACY_TOKEN.test(token)) {
    const host = new URL(config.instagramTokenUrl).origin;
    const url = `${host}/v1/users/self?access_token=${encodeURIComponent(token)}`;
    return { url, method: 'GET', headers: { Accept } };
  }
  const url = `${config.instagramGraphUrl}/me?${QUERY}`;
  // A header rather than the query: addresses end up in logs.
  return { url, method: 'GET', headers: { Accept, Authorization: `Bearer ${token}` } };
}

/** Some samples wrap the profile in a list, the API of 2011-2020 in an object. */
function unwrap(reply: JsonObject): JsonObject {
  const data: unknown = Array.isArray(reply.data) ? reply.data[0] : reply.data;
  return isJsonObject(data) ? data : reply;
}

/**
 * Reads a profile of either generation; undefined when it has no id.
 *
 * Copies field by field: texts and addresses in it are whatever the person chose, and safe for nothing.
 */
export function parseProfile(reply: JsonObject): UserinfoReply | undefined {
  const body = unwrap(reply);
  const id = parseId(body.id);
  if (id === undefined) return undefined;
  const from = 'full_name' in body || 'profile_picture' in body ? LEGACY : TODAY;
  const profile: UserinfoReply = { sub: id, id };
  const userId = parseId(body.user_id);
  if (userId !== undefined) profile.user_id = userId;
  const sources = { username: 'username', account_type: 'account_type', ...from } as const;
  for (const field of ['username', 'name', 'account_type', 'profile_picture_url'] as const) {
    const value = body[sources[field]];
    if (typeof value === 'string') profile[field] = value;
  }
  return profile;
}

/** Gets the profile of a token's owner. */
export async function fetchProfile(
  config: Config,
  token: string,
  calls: Calls,
): Promise<Result<UserinfoReply>> {
  calls.conceal(token);
  const answer = await calls.read(profileRequest(config, token));
  if (!answer.ok) return answer;
  const value = parseProfile(answer.value);
  return value === undefined ? fail({ reason: 'instagram_malformed' }) : ok(value);
}
