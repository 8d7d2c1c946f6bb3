import type { NoAccount } from '../instagram/no-account.ts';
import type { PageAccess } from '../instagram/page-access.ts';
import { USE_CASE, type Place } from '../setup/steps.ts';
import { facebook } from '../text/en/facebook.ts';
import { texts } from '../text/language.ts';
import type { Remedy } from './remedy.ts';

/** Where a Page is linked to its account: on the Page, not in the dashboard. */
const LINKED: Place = ['Facebook', 'Page', 'Settings', 'Linked accounts', 'Instagram'];
const NEW_PAGE: Place = ['Facebook', 'Pages', 'Create new Page'];

/** Where each is put right; for permissions, where the app has them in the first place. */
const PLACES: Readonly<Record<NoAccount, Place>> = {
  pages_declined: USE_CASE,
  account_declined: USE_CASE,
  no_page: NEW_PAGE,
  no_page_or_portfolio: USE_CASE,
  not_linked: LINKED,
  too_many_pages: [],
};

/** How many Pages are named where none of them has an account. */
const NAMED = 5;

/** Says why a login at Facebook gave no Instagram account, and what to do next. */
export function noAccountRemedy(why: NoAccount, { pages }: PageAccess): Remedy {
  const { title, sentence, nextStep } = texts('facebook', facebook).none[why];
  const names = pages.slice(0, NAMED).map(({ name }) => `“${name}”`);
  const rest = pages.length > NAMED ? ['…'] : [];
  return {
    title,
    sentence: sentence.replace('{pages}', () => [...names, ...rest].join(', ')),
    nextStep,
    again: 'fixed',
    section: 'testers-and-permissions',
    place: PLACES[why],
  };
}
