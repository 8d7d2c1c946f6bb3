import type { Account } from '../state/accounts.ts';
import { pictureUrl } from '../data/picture.ts';
import { html, htmlPage, SIMULATION_NOTE, type Html } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';
import type { AuthorizeRequest } from './request.ts';
import { troublesOf, type Trouble } from './trouble.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  instagram_business_basic: 'View your profile and posts',
  instagram_business_content_publish: 'Publish posts',
  instagram_business_manage_messages: 'Read and answer messages',
  instagram_business_manage_comments: 'Read and answer comments',
  instagram_business_manage_insights: 'View insights for your posts',
  instagram_basic: 'View your profile and posts',
  instagram_content_publish: 'Publish posts',
  instagram_manage_comments: 'Read and answer comments',
  instagram_manage_insights: 'View insights for your posts',
  instagram_manage_messages: 'Read and answer messages',
  pages_show_list: 'List the Facebook Pages you manage',
  pages_read_engagement: 'Read content on your Pages',
  business_management: 'Manage your Business',
  public_profile: 'See your name',
};

/** By how many seconds a person may move the clock before the login. */
const CLOCK: Readonly<Record<string, string>> = {
  0: 'Don’t',
  3600: 'Forward 1 hour',
  86400: 'Forward 1 day',
  5184000: 'Forward 60 days',
};

/**
 * Asks which account logs in, what it allows and which problem to simulate.
 *
 * Works without JavaScript: the form posts back to the same address, query included, and is checked again there.
 */
export function consentPage(request: AuthorizeRequest, simulation: Simulation): Response {
  const { app, redirectUri } = request;
  return htmlPage({
    title: `Allow ${app.name}? (simulated Instagram)`,
    nonce: simulation.random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>Allow “${app.name}” to access your account?</h1>
      <form method="post">
        <fieldset>
          <legend>Log in as</legend>
          ${simulation.accounts.map((account, index) => person(account, index === 0))}
        </fieldset>
        ${permissions(request)}
        <fieldset>
          <legend>Behind the scenes</legend>
          <label for="trouble">Simulate a problem</label>
          <select id="trouble" name="trouble">
            ${troubles(troublesOf(request))}
          </select>
          <label for="clock">Move Instagram's clock</label>
          <select id="clock" name="clock">
            ${Object.entries(CLOCK).map(option)}
          </select>
        </fieldset>
        <div class="actions">
          <button class="main" name="decision" value="allow">Allow</button>
          <button name="decision" value="cancel">Cancel</button>
        </div>
      </form>
      <p>
        <small
          >Either way you go back to <code>${redirectUri}</code>. The
          <a href="/">front page</a> shows the app's settings, the clock and the ledger.</small
        >
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
    return html`<p>Permissions: <code>${scopes.join(' ')}</code></p>`;
  }
  return html`<fieldset>
    <legend>It will be able to</legend>
    ${scopes.map(
      (scope) =>
        html`<label class="row">
          <input type="checkbox" name="scope" value="${scope}" checked />
          <span>${MEANINGS[scope] ?? scope} <small>${scope}</small></span>
        </label>`,
    )}
  </fieldset>`;
}

function troubles(offered: readonly Trouble[]): Html[] {
  const groups = new Set(offered.map(({ group }) => group));
  return [...groups].map((group) => {
    const entries = offered.filter((one) => one.group === group);
    const options = entries.map(({ value, label }) => option([value, label]));
    if (group === undefined) return html`${options}`;
    return html`<optgroup label="${group}">${options}</optgroup>`;
  });
}

function option([value, label]: readonly [string, string]): Html {
  return html`<option value="${value}">${label}</option>`;
}
