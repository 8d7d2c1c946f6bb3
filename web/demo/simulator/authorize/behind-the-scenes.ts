import type { Call } from '../call.ts';
import { filled, html, type Html } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf, type Words } from '../text/words.ts';
import { peopleOf, person } from './person.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Trouble } from './trouble.ts';
import { troublesOf } from './troubles.ts';

/** What a tester may choose beside what a person is asked: the real consent page has none of it. */
export function behindTheScenes(
  call: Call,
  request: AuthorizeRequest,
  { accounts }: Simulation,
): Html {
  const words = wordsOf(call);
  const { consent, troubles } = words;
  const link = html`<a href="${pageFrom(call, '/')}">${consent.frontPageLink}</a>`;
  return html`<aside>
    <h2>${consent.behind}</h2>
    <p class="soft">${consent.behindHint}</p>
    <label for="trouble">${consent.trouble}</label>
    <select id="trouble" name="trouble">
      ${troubleOptions(troublesOf(request), words)}
    </select>
    <label for="clock">${consent.clock}</label>
    <select id="clock" name="clock">
      ${Object.entries(troubles.clock).map(option)}
    </select>
    ${testAccounts(peopleOf(accounts, request.app, true), request, words)}
    <p class="soft">${filled(consent.frontPage, { link })}</p>
  </aside>`;
}

function testAccounts(
  accounts: Simulation['accounts'],
  { app }: AuthorizeRequest,
  words: Words,
): Html | string {
  if (accounts.length === 0) return '';
  return html`<fieldset>
    <legend>${words.consent.testAccounts}</legend>
    ${accounts.map((account) => person(account, app, words))}
  </fieldset>`;
}

function troubleOptions(offered: readonly Trouble[], { troubles }: Words): Html[] {
  const groups = new Set(offered.map(({ group }) => group));
  return [...groups].map((group) => {
    const entries = offered.filter((one) => one.group === group);
    const options = entries.map(({ value }) => option([value, troubles.labels[value]]));
    if (group === undefined) return html`${options}`;
    return html`<optgroup label="${troubles.groups[group]}">${options}</optgroup>`;
  });
}

function option([value, label]: readonly [string, string]): Html {
  return html`<option value="${value}">${label}</option>`;
}
