import type { Call } from '../call.ts';
import { html, htmlPage, SIMULATION_NOTE, type Html } from './html.ts';
import { graphError } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';

/** What a wrong address gets: Graph's error under a version, the page of a dead link elsewhere. */
export function notFound(
  { path, version }: Pick<Call, 'path' | 'version'>,
  simulation: Simulation,
): Response {
  if (version === undefined)
    return deadLink(simulation, html`<p><a href="/">Back to the front page</a></p>`);
  return graphError({ message: `Unknown path components: ${path}`, code: 2500 }, simulation.random);
}

/** The page of a dead link, and what one can do there. */
export function deadLink({ random }: Simulation, next: Html): Response {
  return htmlPage({
    title: 'Page not found (simulated Instagram)',
    nonce: random.hex(32),
    status: 404,
    body: html`${SIMULATION_NOTE}
      <h1>Sorry, this page isn't available.</h1>
      <p>The link you followed may be broken, or the page may have been removed.</p>
      ${next}`,
  });
}
