import { GRAPH_VERSION } from '../../../../proxy/contract.ts';
import type { Call } from '../call.ts';
import type { App, Dialect } from '../state/apps.ts';
import type { Simulation } from '../state/simulation.ts';
import { wordsOf, type Words } from '../text/words.ts';
import { copyButton } from './copy-button.ts';
import { curlCommand } from './curl.ts';
import { filled, html, type Html } from './html.ts';
import { LANDED } from './landed.ts';

type FrontWords = Words['pages']['front'];

/** One app with its id and secret and, unless all of it is inside of a page, the two steps of the classic tutorial. */
export function appCard(call: Call, app: App, simulation: Simulation): Html {
  const { front } = wordsOf(call).pages;
  return html`<section>
    <h2>${front.dialects[app.dialect]}</h2>
    <dl>
      <dt>${front.app}</dt>
      <dd>${app.name}</dd>
      ${copied(front, app, front.id, app.clientId)}
      ${copied(front, app, front.secret, app.clientSecret)}
    </dl>
    ${simulation.inPage ? '' : tutorial(front, app, simulation)}
  </section>`;
}

function copied(front: FrontWords, app: App, what: string, value: string): Html {
  return html`<dt>${what}</dt>
    <dd class="copied"><code>${value}</code> ${copyOf(front, app, what)}</dd>`;
}

function copyOf(front: FrontWords, app: App, what: string): Html {
  return copyButton(front, html`${what}, ${front.dialects[app.dialect]}`);
}

const AUTHORIZE: Record<Dialect, { path: string; scope?: string }> = {
  instagram: { path: '/oauth/authorize/', scope: 'instagram_business_basic' },
  facebook: { path: `/${GRAPH_VERSION}/dialog/oauth`, scope: 'instagram_basic,pages_show_list' },
  legacy: { path: '/oauth/authorize/' },
};

function tutorial(front: FrontWords, app: App, { origin }: Simulation): Html {
  const [first = ''] = app.redirectUris;
  const redirectUri = app.redirectUris.find((uri) => uri === `${origin}${LANDED}`) ?? first;
  const { path, scope } = AUTHORIZE[app.dialect];
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    ...(scope === undefined ? {} : { scope }),
  });
  const url = `${origin}${path}?${query.toString()}`;
  const link = html`<a href="${url}">${front.openLink}</a>`;
  return html`<ol>
    <li>${filled(front.open, { link })}</li>
    <li class="copied">
      ${front.run} ${copyOf(front, app, front.command)}
      <pre tabindex="0">${curlCommand(app, { redirectUri, code: 'CODE', origin })}</pre>
    </li>
  </ol>`;
}
