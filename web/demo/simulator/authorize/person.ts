import { pictureUrl } from '../data/picture.ts';
import { html, type Html } from '../pages/html.ts';
import type { Account } from '../state/accounts.ts';
import type { Words } from '../text/words.ts';

/** One account to log in as. The picture's URL is relative: the page may be open as 127.0.0.1 or as localhost. */
export function person(account: Account, { consent }: Words, chosen = false): Html {
  const { username, name, kind } = account;
  return html`<label class="row">
    <input type="radio" name="account" value="${username}" ${chosen ? html`checked` : ''} />
    <img src="${pictureUrl({ origin: '' }, username)}" alt="" width="40" height="40" />
    <span><bdi>${name}</bdi> <small>@${username} · ${consent.kinds[kind]}</small></span>
  </label>`;
}
