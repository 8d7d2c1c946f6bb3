import { rescue } from '../../../text/en/rescue.ts';
import type { Call } from '../call.ts';
import { html, type Html } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';

/** Says what a person can do at a dead end: the real ones say nothing, and lead nowhere. */
export function whatNext(call: Call, simulation: Simulation): Html {
  const page = pageOf(call, simulation);
  const back = 'go back to the app';
  const link =
    page === undefined ? html`${back}` : html`<a href="${page}" rel="noreferrer">${back}</a>`;
  return html`<p>
      The real Instagram stops here and tells the app nothing. Copy the error above, ${link} and
      paste it under “${rescue.summary}”.
    </p>
    <p>The <a href="/">front page</a> shows the app's settings.</p>`;
}

/** The page that the login came from, as it is registered: what came with the request is never linked. */
function pageOf({ query }: Call, { apps }: Simulation): string | undefined {
  const from = originOf(query.get('redirect_uri') ?? '');
  if (from === undefined) return undefined;
  return apps.flatMap((app) => app.redirectUris).find((uri) => originOf(uri) === from);
}

/** None for an address of an app on a telephone, all of which are of one origin, `null`. */
function originOf(address: string): string | undefined {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).origin : undefined;
}
