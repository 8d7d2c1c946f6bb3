import type { Call } from '../call.ts';
import { graphError } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { html, htmlPage } from './html.ts';

/** What an unknown URL gets: Graph's error under a version, the page of a dead link elsewhere. */
export function notFound(call: Call, simulation: Simulation): Response {
  const { path, version } = call;
  if (version !== undefined)
    return graphError(
      { message: `Unknown path components: ${path}`, code: 2500 },
      simulation.random,
    );
  const { notHere, toFrontPage } = wordsOf(call).pages;
  const { title, status, said } = DEAD_LINK;
  return htmlPage(call, simulation, {
    title,
    status,
    body: html`${said}
      <p>${notHere}</p>
      <p><a href="${pageFrom(call, '/')}">${toFrontPage}</a></p>`,
  });
}

/** Instagram's page of a dead link, in its words. */
export const DEAD_LINK = {
  title: 'Page not found',
  status: 404,
  said: html`<div lang="en">
    <h1>Sorry, this page isn't available.</h1>
    <p>The link you followed may be broken, or the page may have been removed.</p>
  </div>`,
};
