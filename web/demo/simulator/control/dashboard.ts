/** The buttons of the front page: what a person may do there that a developer's dashboard, or time, would. */

import type { Call } from '../call.ts';
import { html, htmlPage, SIMULATION_NOTE } from '../pages/html.ts';
import { json } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';
import { generate } from './wishes.ts';

/** `POST /_simulator/clock`: moves the clock on by `advance` seconds, and leads back to the front page. */
export function moveClock(call: Call, { advance }: Simulation): Response {
  const seconds = Number(call.form?.get('advance'));
  if (isForeign(call) || !Number.isFinite(seconds)) return refused();
  advance(seconds);
  return new Response(null, { status: 303, headers: { location: '/' } });
}

/** `POST /_simulator/token`: shows the token that the dashboard's “Generate token” gives for an `account`. */
export function showToken(call: Call, simulation: Simulation): Response {
  const username = call.form?.get('account');
  const account = simulation.accounts.find((one) => one.username === username);
  if (isForeign(call) || !account) return refused();
  const { token } = generate(account, simulation);
  return htmlPage({
    title: 'A generated token (simulated Instagram)',
    nonce: simulation.random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>A token for @${account.username}</h1>
      <p>
        It lasts 60 days and was issued without a login, like a token from the button in Instagram's
        dashboard.
      </p>
      <pre>${token ?? 'The simulation has no Instagram Login app.'}</pre>
      <p><a href="/">Back to the front page</a></p>`,
  });
}

/** Browsers say where a form came from; one on another site shall not steer this. */
function isForeign({ headers }: Call): boolean {
  return !['same-origin', null].includes(headers.get('sec-fetch-site'));
}

function refused(): Response {
  return json({ error: 'Only the form on the front page may post here.' }, 400);
}
