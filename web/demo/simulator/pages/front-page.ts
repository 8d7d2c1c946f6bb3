import type { Call } from '../call.ts';
import type { App } from '../state/apps.ts';
import type { Simulation } from '../state/simulation.ts';
import { wordsOf, type Words } from '../text/words.ts';
import { appCard } from './app-card.ts';
import { COPYING } from './copy-button.ts';
import { filled, html, htmlPage, type Html } from './html.ts';
import { clock, ledger, tokenGenerator } from './instruments.ts';

/** The front page: what changes, then the apps with their settings, as a developer's dashboard shows them. */
export function frontPage(call: Call, simulation: Simulation): Response {
  const words = wordsOf(call);
  const { front } = words.pages;
  const { apps } = simulation;
  return htmlPage(call, simulation, {
    title: front.heading,
    layout: 'wide',
    script: COPYING,
    body: html`<h1>${front.heading}</h1>
      <p class="lead">${front.lead}</p>
      <div class="cards">
        ${clock(call, simulation)} ${ledger(call, simulation)} ${tokenGenerator(call, simulation)}
      </div>
      ${redirectUris(apps, words)}
      <div class="cards">${apps.map((app) => appCard(call, app, simulation))}</div>`,
  });
}

/** One block where the apps have the same, as they have by default. */
function redirectUris(apps: readonly App[], { pages: { front } }: Words): Html {
  const lists = new Map<string, App[]>();
  for (const app of apps) {
    const list = app.redirectUris.join('\n');
    lists.set(list, [...(lists.get(list) ?? []), app]);
  }
  const blocks = [...lists.values()].map((having) => {
    const names = having.map(({ dialect }) => front.dialects[dialect]).join(', ');
    const hint =
      lists.size === 1
        ? html`${front.redirectHint}`
        : filled(front.redirectHintOf, { apps: names });
    const uris = having[0]?.redirectUris.map((uri) => html`<code>${uri}</code>`) ?? [];
    return html`<p class="soft">${hint}</p>
      <pre tabindex="0" class="lines">${uris}</pre>`;
  });
  return html`<section>
    <h2>${front.redirectUris}</h2>
    ${blocks}
  </section>`;
}
