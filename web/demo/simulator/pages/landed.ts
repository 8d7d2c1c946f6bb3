import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { curlCommand } from './curl.ts';
import { filled, html, htmlPage, type Html } from './html.ts';

/** The path of a page that is not built yet: the one to be sent back to while there is no other. */
export const LANDED = '/landed';

/**
 * `GET /landed`: a page to be sent back to, which leaves the code where the tutorials of old look for it.
 *
 * Exchanges nothing: the command that does is on it.
 */
export function landed(call: Call, simulation: Simulation): Response {
  const { landed: words, toFrontPage } = wordsOf(call).pages;
  return htmlPage(call, simulation, {
    title: words.heading,
    body: html`<h1>${words.heading}</h1>
      ${explain(call, simulation)}
      <p><a href="${pageFrom(call, '/')}">${toFrontPage}</a></p>`,
  });
}

function explain(call: Call, simulation: Simulation): Html {
  const { landed: words } = wordsOf(call).pages;
  const error = call.query.get('error');
  if (error !== null) {
    return html`<p>${filled(words.noCode, { error: html`<code>${error}</code>` })}</p>`;
  }
  const code = call.query.get('code');
  const issued = simulation.codes.get(code ?? '');
  if (code === null || !issued) {
    return html`<p>${filled(words.unknown, { hash: html`<code>#</code>` })}</p>`;
  }
  const { app, redirectUri } = issued;
  return html`<p>${words.exchange}</p>
    <pre tabindex="0">${curlCommand(app, { redirectUri, code, origin: simulation.origin })}</pre>`;
}
