import type { Token } from '../auth/token.ts';
import type { Page } from './pages.ts';

const pages = new WeakMap<Token, Page>();

/** Notes the Page whose Instagram account is read with a token of Facebook Login; undefined for none. */
export function notePage(token: Token, page: Page | undefined): void {
  if (page === undefined) pages.delete(token);
  else pages.set(token, page);
}

/** The Page that was noted last. */
export function chosenPage(token: Token): Page | undefined {
  return pages.get(token);
}

/** Where the posts are that a token reads, below the Graph's address; undefined where there are none for a page. */
export function mediaPath(token: Token): string | undefined {
  return mediaPathOf(pages.get(token), token.provider === 'instagram');
}

/**
 * The same, of a Page.
 *
 * A token of Instagram Login reads its owner's posts. One of Facebook Login reads those of the account behind a Page,
 * once that is known.
 */
export function mediaPathOf(page: Page | undefined, ofOwner: boolean): string | undefined {
  if (ofOwner) return '/me/media';
  return page?.account && `/${page.account.id}/media`;
}
