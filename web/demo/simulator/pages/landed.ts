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
    title: 'You were sent back (simulated Instagram)',
    nonce: simulation.random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>You were sent back</h1>
      ${explain(query, simulation)}
      <p><a href="/">Back to the front page</a></p>`,
  });
}

function explain(query: URLSearchParams, simulation: Simulation): Html {
  if (query.has('error')) {
    return html`<p>Without a code: <code>${query.get('error') ?? ''}</code>.</p>`;
  }
  const code = query.get('code');
  const issued = simulation.codes.get(code ?? '');
  if (code === null || !issued) {
    return html`<p>
      The address holds no code that was given out here. After <code>#</code> there may be a token:
      that is the implicit flow, and it needs no exchange.
    </p>`;
  }
  const { origin } = simulation;
  const command = curlCommand(issued.app, { redirectUri: issued.redirectUri, code, origin });
  return html`<p>
      The code is in the address bar, and it is not the token yet. Somebody who knows the app's
      secret has to trade it, once, within an hour:
    </p>
    <pre>${command}</pre>`;
}
