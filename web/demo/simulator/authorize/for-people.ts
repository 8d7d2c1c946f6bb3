import type { Call } from '../call.ts';
import { html } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';
import { wordsOf } from '../text/words.ts';
import { stopPage } from './stop-page.ts';

/**
 * The classic API showed its errors as bare JSON in the window. A browser gets the same text, with a way back under
 * it; every other program, and every other answer, is left as it is.
 */
export function forPeople(
  call: Call,
  answer: Response,
  simulation: Simulation,
): Response | Promise<Response> {
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
  const asksForPages = call.headers.get('accept')?.includes('text/html') === true;
  return isJson && asksForPages ? errorPage(call, answer, simulation) : answer;
}

async function errorPage(call: Call, answer: Response, simulation: Simulation): Promise<Response> {
  const { classic } = wordsOf(call).pages.stopped;
  return stopPage(call, simulation, {
    title: classic,
    status: answer.status,
    heading: html`<h1>${classic}</h1>`,
    said: html`<pre class="wraps">${await answer.text()}</pre>`,
  });
}
