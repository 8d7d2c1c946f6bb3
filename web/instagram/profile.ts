import type { Browser } from '../auth/browser.ts';
import { parseErrorReply } from '../auth/error-reply.ts';
import { exactId } from './exact-id.ts';
import { fieldsOf } from '../auth/token.ts';
import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { PROVIDERS } from '../config/providers.ts';
import {
  ask,
  graphAsk,
  refusal,
  refused,
  type Answer,
  type Ask,
  type Reader,
  type ReadFailure,
} from './graph.ts';
import type { PageAccess } from './page-access.ts';
import { safePictureUrl } from './safe-address.ts';

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
  | ReadFailure
  /** What asks did not load: see `LoginFailure`. */
  | { reason: 'part_missing' };

/** A profile and who gave it, or why there is none; with Facebook Login also what the token reaches. */
export type ProfileResult =
  | { profile: Profile; from: 'instagram' | 'proxy' | 'token'; access?: PageAccess }
  | { failure: ProfileFailure };

/**
 * Finds out who a token belongs to: from the token's own reply, from Instagram, else through the proxy.
 *
 * Never rejects. Instagram is asked with a simple request (no preflight, no cookies), once more after a
 * failure; the proxy is asked where a page cannot read Instagram, or the browser blocks it.
 *
 * @see [Get started: the /me endpoint](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/get-started)
 */
export async function fetchProfile(
  browser: Reader & Pick<Browser, 'sessionStorage'>,
  config: Config,
  token: Token,
  abort: AbortSignal,
): Promise<ProfileResult> {
  if (token.provider === 'facebook') {
    // Most people log in with Instagram, and do not load what reads Pages.
    const { fetchPageAccess } = await import('./page-access.ts');
    return await fetchPageAccess(browser, config, token, abort);
  }
  const known = profileOfUser(token, config.simulated);
  if (known !== undefined) return { profile: known, from: 'token' };
  const fields = PROVIDERS[token.provider].profileFields.join(',');
  const direct = graphAsk(config, token, '/me', { fields });
  const answer = direct && (await ask(browser, direct, abort));
  if (answer !== undefined && !('failure' in answer)) {
    return readGraphAnswer(answer, config, token);
  }
  const proxied = await ask(browser, userinfoAsk(config, token), abort);
  const result = 'failure' in proxied ? proxied : readUserinfo(proxied, config.simulated);
  if ('profile' in result) return result;
  if (!browser.online()) return { failure: { reason: 'offline' } };
  const silent = answer?.failure.reason === 'unreachable';
  return { failure: silent ? blockedOr(result.failure) : result.failure };
}

function userinfoAsk({ proxyUrl }: Config, { accessToken }: Token): Ask {
  return { url: `${proxyUrl}userinfo`, headers: { Authorization: `Bearer ${accessToken}` } };
}

/**
 * What a silent Instagram means: where the proxy's host answers, though not with a profile, the network
 * works, and it is most likely this browser that blocks Instagram's host.
 */
function blockedOr(proxied: ProfileFailure): ProfileFailure {
  return proxied.reason === 'malformed' ? { reason: 'blocked' } : proxied;
}

type Read = Exclude<Answer, { failure: unknown }>;

function readGraphAnswer(answer: Read, { simulated }: Config, token: Token): ProfileResult {
  const failure = refusal(answer, token);
  if (failure !== undefined) return { failure };
  // Some of Meta's samples wrap the object.
  const { data } = fieldsOf(answer.json);
  const [wrapped] = Array.isArray(data) ? (data as unknown[]) : [];
  return profileResult(wrapped ?? answer.json, 'instagram', simulated);
}

function readUserinfo({ status, json }: Read, simulated: boolean): ProfileResult {
  const reply = parseErrorReply(json);
  if (reply === undefined) {
    return status === 200
      ? profileResult(json, 'proxy', simulated)
      : { failure: { reason: 'malformed' } };
  }
  const words = reply.provider_error === undefined ? {} : { providerError: reply.provider_error };
  return { failure: refused(reply.reason, status, words) };
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
  const ids = { id: exactId(id), userId: exactId(user_id) };
  return {
    ...(ids.id === undefined ? {} : { id: ids.id }),
    ...(ids.userId === undefined ? {} : { userId: ids.userId }),
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

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
