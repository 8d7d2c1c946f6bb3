import type { App, Dialect } from '../state/apps.ts';
import type { Call } from '../call.ts';
import { curlCommand } from './curl.ts';
import { LANDED } from './landed.ts';
import { html, htmlPage, SIMULATION_NOTE, type Html } from './html.ts';
import type { Simulation } from '../state/simulation.ts';

const TITLES: Record<Dialect, string> = {
  instagram: 'Instagram Login (current API)',
  facebook: 'Instagram API with Facebook Login',
  legacy: 'Classic API (2011–2020)',
};

/** The front page: the apps with id, secret and redirect URIs, as a developer's dashboard shows them. */
export function frontPage(_call: Call, simulation: Simulation): Response {
  return htmlPage({
    title: 'Simulated Instagram',
    nonce: simulation.random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>Simulated Instagram</h1>
      <p>
        It behaves like Instagram, so you can try, test and demo a login without an account. The IDs
        and secrets below are made up.
      </p>
      ${simulation.apps.map((app) => dashboard(app, simulation))} ${clock(simulation)}
      ${ledger(simulation)}`,
  });
}

function dashboard(app: App, simulation: Simulation): Html {
  return html`<section>
    <h2>${TITLES[app.dialect]}</h2>
    <dl>
      <dt>App</dt>
      <dd>${app.name}</dd>
      <dt>Client ID</dt>
      <dd><code>${app.clientId}</code></dd>
      <dt>Client secret</dt>
      <dd><code>${app.clientSecret}</code></dd>
      <dt>Redirect URIs</dt>
      ${app.redirectUris.map((uri) => html`<dd><code>${uri}</code></dd>`)}
    </dl>
    ${simulation.inPage ? '' : tutorial(app, simulation)}
    ${app.dialect === 'instagram' ? generator(simulation) : ''}
  </section>`;
}

const AUTHORIZE: Record<Dialect, { path: string; scope?: string }> = {
  instagram: { path: '/oauth/authorize/', scope: 'instagram_business_basic' },
  facebook: { path: '/v25.0/dialog/oauth', scope: 'instagram_basic,pages_show_list' },
  legacy: { path: '/oauth/authorize/' },
};

/** The two steps of the classic tutorial, with this app's values. */
function tutorial(app: App, { origin }: Simulation): Html {
  const [first = ''] = app.redirectUris;
  const redirectUri = app.redirectUris.find((uri) => uri === `${origin}${LANDED}`) ?? first;
  const { path, scope } = AUTHORIZE[app.dialect];
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    ...(scope === undefined ? {} : { scope }),
  });
  const address = `${origin}${path}?${query.toString()}`;
  return html`<p>
      1. Open this URL, allow access and copy the code from the address bar (without
      <code>#</code> and what follows):
    </p>
    <pre><a href="${address}">${address}</a></pre>
    <p>2. Replace CODE and run:</p>
    <pre>${curlCommand(app, { redirectUri, code: 'CODE', origin })}</pre>`;
}

/** As an app's owner has it in the dashboard: a token without a login. */
function generator({ accounts }: Simulation): Html {
  return html`<form method="post" action="/_simulator/token">
    <label for="account">Generate a token without logging in (like the dashboard's button)</label>
    <div class="actions">
      <select id="account" name="account">
        ${accounts
          .filter(({ kind }) => kind !== 'personal')
          .map(({ username }) => html`<option value="${username}">@${username}</option>`)}
      </select>
      <button>Generate token</button>
    </div>
  </form>`;
}

const STEPS: Readonly<Record<string, string>> = {
  3600: 'Forward 1 hour',
  86400: 'Forward 1 day',
  5184000: 'Forward 60 days',
};

function clock({ now }: Simulation): Html {
  const time = new Date(now()).toISOString();
  return html`<section>
    <h2>Clock</h2>
    <p>
      Simulated time: <time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time>.
      Tokens can be refreshed after 1 day and expire after 60 days.
    </p>
    <form method="post" action="/_simulator/clock" class="actions">
      ${Object.entries(STEPS).map(
        ([seconds, label]) => html`<button name="advance" value="${seconds}">${label}</button>`,
      )}
    </form>
  </section>`;
}

/** How often each code was sent for exchange; a code in full is for the one page that it was given to. */
function ledger({ ledger, faults }: Simulation): Html {
  const rows = [...ledger].map(
    ([code, { tried, succeeded }]) =>
      html`<tr>
        <td><code>${code.slice(0, 8)}…</code></td>
        <td>${tried}</td>
        <td>${succeeded}</td>
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">Sent</th>
        <th scope="col">Tokens</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`<section>
    <h2>Ledger</h2>
    ${rows.length > 0 ? table : html`<p>No code has been exchanged yet.</p>`}
    <p class="soft">Queued faults: ${faults.length}</p>
  </section>`;
}
