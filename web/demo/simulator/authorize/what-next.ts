import type { Call } from '../call.ts';
import { filled, html, type Html } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';

/** Says what a person can do at a dead end: the real ones say nothing, and lead nowhere. */
export function whatNext(call: Call, simulation: Simulation): Html {
  const { pages, pasteField } = wordsOf(call);
  const { next, back, frontPage, frontPageLink } = pages.stopped;
  const site = call.path === '/dialog/oauth' ? 'Facebook' : 'Instagram';
  const link = html`<a href="${pageFrom(call, '/')}">${frontPageLink}</a>`;
  return html`<p>
      ${filled(next, { site, back: appLink(call, simulation, back), field: pasteField })}
    </p>
    <p>${filled(frontPage, { link })}</p>`;
}

/**
 * The words as a link to the page that the login came from, as it is registered; only the words where it is not
 * known. What came with the request is never linked.
 */
export function appLink(call: Call, simulation: Simulation, words: string): Html {
  const page = pageOf(call, simulation);
  return page === undefined
    ? html`${words}`
    : html`<a href="${page}" rel="noreferrer">${words}</a>`;
}

function pageOf({ query }: Call, { apps }: Simulation): string | undefined {
  const from = originOf(query.get('redirect_uri') ?? '');
  if (from === undefined) return undefined;
  return apps.flatMap((app) => app.redirectUris).find((uri) => originOf(uri) === from);
}

/** Undefined for a URL of an app on a telephone, all of which are of one origin, `null`. */
function originOf(url: string): string | undefined {
  return /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).origin : undefined;
}
