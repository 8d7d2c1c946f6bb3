import type { Account } from '../accounts.ts';
import type { AuthorizeRequest } from './request.ts';
import { html, htmlPage, SIMULATION_NOTE, type Html } from '../pages/html.ts';
import { pictureUrl } from '../data/picture.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { TROUBLES } from './trouble.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  instagram_business_basic: 'See your profile and your posts',
  instagram_business_content_publish: 'Publish posts',
  instagram_business_manage_messages: 'Read and answer messages',
  instagram_business_manage_comments: 'Read and answer comments',
  instagram_business_manage_insights: 'See how your posts do',
};

/**
 * Asks who the visitor is, what they allow and what is to go wrong.
 *
 * Works without JavaScript: the form posts back to the same address, query included, and is checked again there.
 */
export function consentPage(request: AuthorizeRequest, simulation: Simulation): Response {
  const { app, redirectUri } = request;
  return htmlPage({
    title: `Allow ${app.name}? (simulated Instagram)`,
    nonce: simulation.random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>Allow “${app.name}” to use your account?</h1>
      <form method="post">
        <fieldset>
          <legend>Who are you?</legend>
          ${simulation.accounts.map((account, index) => person(account, index === 0))}
        </fieldset>
        ${permissions(request)}
        <label for="trouble">What goes wrong?</label>
        <select id="trouble" name="trouble">
          ${troubles(request)}
        </select>
        <div class="actions">
          <button class="main" name="decision" value="allow">Allow</button>
          <button name="decision" value="cancel">Cancel</button>
        </div>
      </form>
      <p>
        <small>Either way you are sent back to <code>${redirectUri}</code></small>
      </p>`,
  });
}

/** The picture's address is relative: the page may have been opened as 127.0.0.1 or as localhost. */
function person(account: Account, chosen: boolean): Html {
  return html`<label class="row">
    <input type="radio" name="account" value="${account.username}" ${chosen ? html`checked` : ''} />
    <img src="${pictureUrl({ origin: '' }, account.username)}" alt="" width="44" height="44" />
    <span
      ><bdi>${account.name}</bdi>
      <small>@${account.username} · ${account.kind} account</small></span
    >
  </label>`;
}

/** The classic API asked for everything at once; only later ones let a person choose. */
function permissions({ app, scopes }: AuthorizeRequest): Html {
  if (app.dialect === 'legacy') {
    return html`<p>It asks for: <code>${scopes.join(' ')}</code></p>`;
  }
  return html`<fieldset>
    <legend>What may it do?</legend>
    ${scopes.map(
      (scope) =>
        html`<label class="row">
          <input type="checkbox" name="scope" value="${scope}" checked />
          <span>${MEANINGS[scope] ?? scope} <small>${scope}</small></span>
        </label>`,
    )}
  </fieldset>`;
}

function troubles({ app }: AuthorizeRequest): Html[] {
  return TROUBLES.filter(({ dialects }) => dialects?.includes(app.dialect) ?? true).map(
    ({ value, label }) => html`<option value="${value}">${label}</option>`,
  );
}
