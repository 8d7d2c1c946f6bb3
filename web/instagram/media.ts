import { fieldsOf } from '../auth/token.ts';
import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { chosenPage, mediaPath } from './chosen-page.ts';
import { ask, graphAsk, refusal, type Reader, type ReadFailure } from './graph.ts';
import type { PageCheck } from './page-check.ts';
import { MEDIA_FIELDS, MEDIA_LIMIT, parsePost, type Post } from './post.ts';

/** The newest posts, or why they are not known. */
export type MediaResult = { posts: readonly Post[]; more: boolean } | { failure: ReadFailure };

/** Whether the newest posts are known; `unasked` while it is not known whose they would be. */
export type MediaState =
  | { status: 'unasked' }
  | { status: 'pending' }
  | ({ status: 'known'; posts: readonly Post[]; more: boolean } & Checked)
  | ({ status: 'failed'; failure: ReadFailure } & Checked);

/** With Facebook Login: whether the token of the Page behind the account works, once that is known. */
interface Checked {
  pageCheck?: PageCheck;
}

/**
 * Reads the newest posts of whom the token belongs to, and tells how far that is; tells nothing of a token with which
 * a page cannot read them, and nothing more once it is aborted.
 */
export async function readMedia(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
  tell: (media: MediaState) => void,
): Promise<void> {
  const path = mediaPath(token);
  if (path === undefined) return;
  // Another account may be chosen meanwhile, whose posts are asked for by then.
  const isOver = () => abort.aborted || mediaPath(token) !== path;
  tell({ status: 'pending' });
  const result = await fetchMedia(browser, config, token, abort);
  if (isOver()) return;
  const state: MediaState =
    'failure' in result ? { status: 'failed', ...result } : { status: 'known', ...result };
  tell(state);
  const pageCheck = await checkChosen(browser, config, token, abort);
  if (pageCheck && !isOver()) tell({ ...state, pageCheck });
}

async function checkChosen(browser: Reader, config: Config, token: Token, abort: AbortSignal) {
  const page = chosenPage(token);
  if (page === undefined) return undefined;
  const { checkPage } = await import('./page-check.ts');
  return await checkPage(browser, config, page, abort);
}

/**
 * Reads the newest posts of whom the token belongs to.
 *
 * Never rejects. The address of the next page holds the token, so it is read as a yes or no and forgotten.
 *
 * @see [IG User media](https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media)
 */
export async function fetchMedia(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
): Promise<MediaResult> {
  const asked = { fields: MEDIA_FIELDS, limit: String(MEDIA_LIMIT) };
  const path = mediaPath(token);
  const what = path === undefined ? undefined : graphAsk(config, token, path, asked);
  if (what === undefined) return { failure: { reason: 'unreachable' } };
  const answer = await ask(browser, what, abort);
  if ('failure' in answer) return browser.online() ? answer : { failure: { reason: 'offline' } };
  const failure = refusal(answer, token);
  if (failure !== undefined) return { failure };
  const { data, paging } = fieldsOf(answer.json);
  if (!Array.isArray(data)) return { failure: { reason: 'malformed' } };
  const posts = (data as unknown[]).flatMap((post) => parsePost(post, config.simulated));
  return { posts: posts.slice(0, MEDIA_LIMIT), more: 'next' in fieldsOf(paging) };
}
