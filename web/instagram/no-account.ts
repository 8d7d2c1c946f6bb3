import { isGranted } from './grants.ts';
import type { PageAccess } from './page-access.ts';

/** Why no Instagram account came of a login at Facebook. */
export type NoAccount =
  /** `pages_show_list` was not granted. */
  | 'pages_declined'
  /** There are Pages, but without `instagram_basic` none of them names its account. */
  | 'account_declined'
  /** There is no Page at all, or it was not ticked. */
  | 'no_page'
  /** No Page, or one in a business portfolio: without `business_management` the two look alike. */
  | 'no_page_or_portfolio'
  | 'not_linked'
  /** There are more Pages than are read, and none of those that were has an account. */
  | 'too_many_pages';

/**
 * Says why there is no Instagram account; undefined when there is one. Pure.
 *
 * @see [Changes to /me/accounts](https://developers.facebook.com/docs/graph-api/changelog/version17.0#user-accounts)
 */
export function whyNoAccount({ pages, more, permissions }: PageAccess): NoAccount | undefined {
  if (pages.some(({ account }) => account !== undefined)) return undefined;
  if (isGranted(permissions, 'pages_show_list') === false) return 'pages_declined';
  if (pages.length > 0 && isGranted(permissions, 'instagram_basic') === false)
    return 'account_declined';
  if (more) return 'too_many_pages';
  if (pages.length > 0) return 'not_linked';
  return isGranted(permissions, 'business_management') ? 'no_page' : 'no_page_or_portfolio';
}

/** The permissions to ask for once more, where that may help. */
export const ASK_AGAIN: Readonly<Record<NoAccount, readonly string[]>> = {
  pages_declined: ['pages_show_list'],
  account_declined: ['instagram_basic'],
  no_page: [],
  no_page_or_portfolio: ['business_management'],
  not_linked: [],
  too_many_pages: [],
};
