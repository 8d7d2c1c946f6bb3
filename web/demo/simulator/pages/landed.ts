import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { curlCommand } from './curl.ts';
import { html, htmlPage, SIMULATION_NOTE, type Html } from './html.ts';

/** The path of the page that nobody has built yet: the one to be sent back to while one has none. */
export const LANDED = '/landed';

/**
 * `GET /landed`: a page to be sent back to, which leaves the code where the tutorials of old look for it.
 *
 * Exchanges nothing: the command that does is on it.
 */
export function landed({ query }: Call, simulation: Simulation): Response {
  return htmlPage({
    title: 'You are back from Instagram (simulated Instagram)',
    nonce: simulation.random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>You are back from Instagram</h1>
      ${explain(query, simulation)}
      <p><a href="/">Back to the front page</a></p>`,
  });
}

function explain(query: URLSearchParams, simulation: Simulation): Html {
  if (query.has('error')) {
    return html`<p>No code: <code>${query.get('error') ?? ''}</code>.</p>`;
  }
  const code = query.get('code');
  const issued = simulation.codes.get(code ?? '');
  if (code === null || !issued) {
    return html`<p>
      This URL contains no code that was issued here. If there is a token after <code>#</code>, it
      comes from the implicit flow and needs no exchange.
    </p>`;
  }
  const { origin } = simulation;
  const command = curlCommand(issued.app, { redirectUri: issued.redirectUri, code, origin });
  return html`<p>
      The code is in the address bar, but it is not a token yet. Exchange it, with the app secret,
      within an hour. It works only once:
    </p>
    <pre>${command}</pre>`;
}
