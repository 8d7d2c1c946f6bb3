import { pictureUrl } from '../data/picture.ts';
import { filled, html, type Html } from '../pages/html.ts';
import type { Account } from '../state/accounts.ts';
import type { App } from '../state/apps.ts';
import type { Words } from '../text/words.ts';

/** One account to log in as. The picture's URL is relative: the page may be open as 127.0.0.1 or as localhost. */
export function person(
  account: Account,
  { dialect }: App,
  { consent }: Words,
  chosen = false,
): Html {
  const { username, name, kind } = account;
  const what = dialect === 'facebook' ? pagesOf(account, consent) : consent.kinds[kind];
  return html`<label class="row">
    <input type="radio" name="account" value="${username}" ${chosen ? html`checked` : ''} />
    <img src="${pictureUrl({ origin: '' }, username)}" alt="" width="40" height="40" />
    <span><bdi>${name}</bdi> <small>@${username} · ${what}</small></span>
  </label>`;
}

/** The people who may be chosen in a dialect, the tests' apart from the others. */
export function peopleOf(
  accounts: readonly Account[],
  { dialect }: App,
  testing: boolean,
): readonly Account[] {
  return accounts.filter(
    (account) =>
      (account.testing ?? false) === testing && (dialect === 'facebook' || !account.facebookOnly),
  );
}

/** What the login will find behind a person at Facebook: how many Pages, and which of them are linked. */
function pagesOf({ pages = [] }: Account, { facebook }: Words['consent']): Html | string {
  if (pages.length === 0) return facebook.noPage;
  const linked = pages.filter(({ instagram }) => instagram !== undefined);
  if (pages.some(({ inPortfolio }) => inPortfolio)) return facebook.inPortfolio;
  const { one, other } = facebook.pages;
  const count = pages.length;
  return html`${filled(count === 1 ? one : other, { count })}, ${linkedOf(linked.length, facebook)}`;
}

function linkedOf(count: number, { linked }: Words['consent']['facebook']): Html {
  return filled(count === 0 ? linked.zero : linked.other, { count });
}
