import type { Call } from '../call.ts';
import { graphError } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { html, htmlPage, type Html } from './html.ts';

/** What an unknown URL gets: Graph's error under a version, the page of a dead link elsewhere. */
export function notFound(call: Call, simulation: Simulation): Response {
  const { path, version } = call;
  if (version !== undefined)
    return graphError(
      { message: `Unknown path components: ${path}`, code: 2500 },
      simulation.random,
    );
  const { toFrontPage } = wordsOf(call).pages;
  const back = html`<p><a href="${pageFrom(call, '/')}">${toFrontPage}</a></p>`;
  return deadLink(call, simulation, back);
}

/** Instagram's page of a dead link, in its words, and what one can do there. */
export function deadLink(call: Call, simulation: Simulation, next: Html): Response {
  return htmlPage(call, simulation, {
    title: 'Page not found',
    status: 404,
    body: html`<div lang="en">
        <h1>Sorry, this page isn't available.</h1>
        <p>The link you followed may be broken, or the page may have been removed.</p>
      </div>
      ${next}`,
  });
}
