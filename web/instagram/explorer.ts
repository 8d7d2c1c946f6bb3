import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { MASK } from './masked.ts';
import { ask, graphAsk, refusal, type Reader, type ReadFailure } from './graph.ts';

/** What can be asked for with a token of Instagram Login, and which fields each has. */
export const EXPLORED = {
  '/me': [
    'id',
    'user_id',
    'username',
    'name',
    'account_type',
    'profile_picture_url',
    'followers_count',
    'follows_count',
    'media_count',
  ],
  '/me/media': [
    'id',
    'caption',
    'media_type',
    'media_url',
    'thumbnail_url',
    'permalink',
    'timestamp',
    'like_count',
    'comments_count',
  ],
} as const;

/** A path that the explorer asks for. */
export type ExploredPath = keyof typeof EXPLORED;

/** What came back, as text to be shown. */
export type Explored = { json: string } | { failure: ReadFailure };

/**
 * Asks Instagram for some fields, and writes the answer down without the token, which its links to the next page hold.
 *
 * Never rejects. What Instagram refuses is a failure with its own words.
 *
 * @see [User](https://developers.facebook.com/docs/instagram-platform/reference/me)
 */
export async function explore(
  browser: Reader,
  config: Config,
  token: Token,
  path: ExploredPath,
  fields: readonly string[],
  abort: AbortSignal,
): Promise<Explored> {
  const what = graphAsk(config, token, path, { fields: fields.join(',') });
  if (what === undefined) return { failure: { reason: 'unreachable' } };
  const answer = await ask(browser, what, abort);
  if ('failure' in answer) return answer;
  const failure = refusal(answer, token);
  if (failure !== undefined) return { failure };
  return { json: JSON.stringify(answer.json, null, 2).replaceAll(token.accessToken, MASK) };
}
