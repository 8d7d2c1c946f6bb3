import type { Account } from '../state/accounts.ts';
import { html, htmlPage, SIMULATION_NOTE } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';

/** What Instagram really says here is not known; the words are ours, and there is no way back to the app. */
export function personalAccount({ username }: Account, { random }: Simulation): Response {
  return htmlPage({
    title: 'A personal account can’t be connected (simulated Instagram)',
    nonce: random.hex(32),
    status: 400,
    body: html`${SIMULATION_NOTE}
      <h1>A personal account can’t be connected</h1>
      <p>
        @${username} is a personal account. Only professional accounts (business or creator) can log
        in here. Switching is free, in the account's settings.
      </p>
      <p>Go back in your browser to choose a different account.</p>`,
  });
}
