import { fieldsOf } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { exactId } from './exact-id.ts';
import { ask, graphAsk, refusal, type Reader, type ReadFailure } from './graph.ts';
import { CHECKED_FIELDS, type Page } from './pages.ts';

/** Whether a Page's own token works. */
export type PageCheck = { status: 'works' } | { status: 'failed'; failure: ReadFailure };

/**
 * Asks for a Page with its own token; undefined for a Page that came without one.
 *
 * Never rejects. Says nothing about what else the token may do.
 *
 * @see [The /me endpoint](https://developers.facebook.com/docs/graph-api/overview#me)
 */
export async function checkPage(
  browser: Reader,
  config: Config,
  { id, accessToken }: Page,
  abort: AbortSignal,
): Promise<PageCheck | undefined> {
  if (accessToken === undefined) return undefined;
  const token = { provider: 'facebook', accessToken, issuedAt: 0 } as const;
  const what = graphAsk(config, token, '/me', { fields: CHECKED_FIELDS });
  if (what === undefined) return undefined;
  const answer = await ask(browser, what, abort);
  const failure = 'failure' in answer ? answer.failure : refusal(answer, token);
  if (failure !== undefined) return { status: 'failed', failure };
  const isPage = 'json' in answer && exactId(fieldsOf(answer.json)['id']) === id;
  return isPage ? { status: 'works' } : { status: 'failed', failure: { reason: 'malformed' } };
}
