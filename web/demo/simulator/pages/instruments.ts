/** What a tester reads and moves on the front page. */

import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { filled, html, type Html } from './html.ts';

/** The simulated time, and the buttons that move it. */
export function clock(call: Call, { now }: Simulation): Html {
  const { pages, troubles } = wordsOf(call);
  const iso = new Date(now()).toISOString();
  const time = html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
  const steps = Object.entries(troubles.clock).filter(([seconds]) => seconds !== '0');
  return html`<section>
    <h2>${pages.front.clock}</h2>
    <p>${filled(pages.front.time, { time })}</p>
    <form method="post" action="${pageFrom(call, '/_simulator/clock')}" class="steps">
      ${steps.map(
        ([seconds, label]) => html`<button name="advance" value="${seconds}">${label}</button>`,
      )}
    </form>
    <p class="soft">${pages.front.lives}</p>
  </section>`;
}

/** How often each code was sent for exchange; a code in full is for the one page that it was given to. */
export function ledger(call: Call, { ledger: codes, faults }: Simulation): Html {
  const { front } = wordsOf(call).pages;
  const rows = [...codes].map(
    ([code, { tried, succeeded }]) =>
      html`<tr>
        <td><code>${code.slice(0, 8)}…</code></td>
        <td>${tried}</td>
        <td>${succeeded}</td>
      </tr>`,
  );
  const table = html`<div class="scrolls" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${front.code}</th>
          <th scope="col">${front.sent}</th>
          <th scope="col">${front.tokens}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.reverse()}
      </tbody>
    </table>
  </div>`;
  return html`<section>
    <h2>${front.ledger}</h2>
    ${rows.length > 0 ? table : html`<p>${front.noCodes}</p>`}
    <p class="soft">${filled(front.faults, { count: faults.length })}</p>
  </section>`;
}

/** As an app's owner has it in the dashboard: a token without a login. */
export function tokenGenerator(call: Call, { accounts }: Simulation): Html {
  const { front } = wordsOf(call).pages;
  const names = accounts.filter(({ kind }) => kind !== 'personal').map(({ username }) => username);
  return html`<section>
    <h2>${front.generate}</h2>
    <form method="post" action="${pageFrom(call, '/_simulator/token')}">
      <label for="account">${front.account}</label>
      <select id="account" name="account">
        ${names.map((name) => html`<option value="${name}">@${name}</option>`)}
      </select>
      <button>${front.generateButton}</button>
    </form>
    <p class="soft">${front.generateHint}</p>
  </section>`;
}
