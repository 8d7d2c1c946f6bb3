/** The buttons of the front page: what a person may do there that a developer's dashboard, or time, would. */

import type { Call } from '../call.ts';
import { COPYING, copyButton } from '../pages/copy-button.ts';
import { filled, html, htmlPage } from '../pages/html.ts';
import { json } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { generate } from './wishes.ts';

const WEEK_S = 7 * 24 * 3600;
const MAX_STEPS = 20;

/**
 * `POST /_simulator/clock`: moves the clock on by `advance` seconds, and leads back to the front page.
 *
 * Two months that pass at once would end every token before a program could have refreshed it: they pass week by week.
 */
export async function moveClock(call: Call, simulation: Simulation): Promise<Response> {
  const seconds = Number(call.form?.get('advance'));
  if (isForeign(call) || !Number.isFinite(seconds)) return refused();
  const longest = Math.max(WEEK_S, seconds / MAX_STEPS);
  for (let left = seconds; left !== 0; left -= Math.min(left, longest)) {
    simulation.advance(Math.min(left, longest));
    await simulation.timePasses(simulation.now());
  }
  return new Response(null, { status: 303, headers: { location: pageFrom(call, '/') } });
}

/** `POST /_simulator/token`: shows the token that the dashboard's “Generate token” gives for an `account`. */
export function showToken(call: Call, simulation: Simulation): Response {
  const username = call.form?.get('account');
  const account = simulation.accounts.find((one) => one.username === username);
  if (isForeign(call) || !account) return refused();
  const { token } = generate(account, simulation);
  const { token: words, front, toFrontPage } = wordsOf(call).pages;
  return htmlPage(call, simulation, {
    title: words.title,
    script: COPYING,
    body: html`<h1>${filled(words.heading, { username: account.username })}</h1>
      <p>${words.explained}</p>
      ${
        token === undefined
          ? html`<p>${words.noApp}</p>`
          : html`<div class="said">
              <pre class="wraps">${token}</pre>
              ${copyButton(front, html`token`)}
            </div>`
      }
      <p><a href="${pageFrom(call, '/')}">${toFrontPage}</a></p>`,
  });
}

/** Browsers say where a form came from; one on another site shall not steer this. */
function isForeign({ headers }: Call): boolean {
  return !['same-origin', null].includes(headers.get('sec-fetch-site'));
}

function refused(): Response {
  return json({ error: 'Only the form on the front page may post here.' }, 400);
}
