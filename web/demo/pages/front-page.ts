import type { App, Dialect } from '../apps.ts';
import type { Call } from '../call.ts';
import { html, htmlPage, SIMULATION_NOTE, type Html } from './html.ts';
import type { Simulation } from '../simulation/simulation.ts';

const TITLES: Record<Dialect, string> = {
  instagram: 'Instagram Login (today)',
  facebook: 'Instagram API with Facebook Login',
  legacy: 'The classic API (2011 to 2020)',
};

/** The front page: the apps with id, secret and redirect URIs, as a developer's dashboard shows them. */
export function frontPage(_call: Call, simulation: Simulation): Response {
  return htmlPage({
    title: 'Simulated Instagram',
    nonce: simulation.random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>Simulated Instagram</h1>
      <p>
        It answers as Instagram does, so that a login can be tried, tested and shown without an
        account. These are the apps that it knows; their ids and secrets are invented and open
        nothing.
      </p>
      ${simulation.apps.map((app) => dashboard(app, simulation))}`,
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
    ${tutorial(app, simulation)}
  </section>`;
}

const AUTHORIZE: Record<Dialect, { path: string; scope?: string }> = {
  instagram: { path: '/oauth/authorize/', scope: 'instagram_business_basic' },
  facebook: { path: '/v25.0/dialog/oauth', scope: 'instagram_basic,pages_show_list' },
  legacy: { path: '/oauth/authorize/' },
};

/** The two steps of the classic tutorial, with this app's values. */
function tutorial(app: App, { origin }: Simulation): Html {
  const [redirectUri = ''] = app.redirectUris;
  const { path, scope } = AUTHORIZE[app.dialect];
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    ...(scope === undefined ? {} : { scope }),
  });
  const address = `${origin}${path}?${query.toString()}`;
  return html`<p>
      1. Open, allow, and take the code from the address bar (without <code>#</code> and what
      follows):
    </p>
    <pre><a href="${address}">${address}</a></pre>
    <p>2. Exchange it, in place of CODE:</p>
    <pre>${curl(app, redirectUri, origin)}</pre>`;
}

function curl(app: App, redirectUri: string, origin: string): string {
  const fields = [
    `client_id=${app.clientId}`,
    `client_secret=${app.clientSecret}`,
    'grant_type=authorization_code',
    `redirect_uri=${redirectUri}`,
    'code=CODE',
  ];
  const version = app.dialect === 'facebook' ? '/v25.0' : '';
  const address = `${origin}${version}/oauth/access_token`;
  return ['curl', ...fields.map((field) => `-F ${field}`), address].join(' \\\n  ');
}
