import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { pageFrom } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { COPYING, copyButton } from './copy-button.ts';
import { curlCommand } from './curl.ts';
import { filled, html, htmlPage, type Html, type Page } from './html.ts';

/** The path of a page that is not built yet: the one to be sent back to while there is no other. */
export const LANDED = '/landed';

/**
 * `GET /landed`: a page to be sent back to, which leaves the code where the tutorials of old look for it.
 *
 * Exchanges nothing: the command that does is on it.
 */
export function landed(call: Call, simulation: Simulation): Response {
  const { landed: words, toFrontPage } = wordsOf(call).pages;
  const { body, ...rest } = explain(call, simulation);
  return htmlPage(call, simulation, {
    ...rest,
    title: words.heading,
    body: html`<h1>${words.heading}</h1>
      ${body}
      <p><a href="${pageFrom(call, '/')}">${toFrontPage}</a></p>`,
  });
}

function explain(call: Call, simulation: Simulation): Pick<Page, 'body' | 'script'> {
  const { landed: words } = wordsOf(call).pages;
  const error = call.query.get('error');
  if (error !== null) {
    const text = error === 'access_denied' ? words.cancelled : words.noCode;
    return { body: html`<p>${filled(text, { error: html`<code>${error}</code>` })}</p>` };
  }
  const code = call.query.get('code');
  const issued = simulation.codes.get(code ?? '');
  if (code === null || !issued) {
    return { body: html`<p>${filled(words.unknown, { hash: html`<code>#</code>` })}</p>` };
  }
  const { app, redirectUri } = issued;
  const command = curlCommand(app, { redirectUri, code, origin: simulation.origin });
  return { body: commandToCopy(call, command), script: COPYING };
}

function commandToCopy(call: Call, command: string): Html {
  const { front, landed: words } = wordsOf(call).pages;
  return html`<p>${words.exchange}</p>
    <div class="said">
      <pre class="wraps">${command}</pre>
      ${copyButton(front, html`${front.command}`)}
    </div>`;
}
