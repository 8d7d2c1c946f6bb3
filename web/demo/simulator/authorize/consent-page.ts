import type { Call } from '../call.ts';
import { filled, html, htmlPage, type Html } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';
import { wordsOf, type Words } from '../text/words.ts';
import { behindTheScenes } from './behind-the-scenes.ts';
import { peopleOf, person } from './person.ts';
import type { AuthorizeRequest } from './request.ts';

const MEANINGS: Readonly<Record<string, keyof Words['consent']['meanings']>> = {
  instagram_business_basic: 'profile',
  instagram_business_content_publish: 'publish',
  instagram_business_manage_messages: 'messages',
  instagram_business_manage_comments: 'comments',
  instagram_business_manage_insights: 'insights',
  instagram_basic: 'profile',
  instagram_content_publish: 'publish',
  instagram_manage_comments: 'comments',
  instagram_manage_insights: 'insights',
  instagram_manage_messages: 'messages',
  pages_show_list: 'pages',
  pages_read_engagement: 'engagement',
  business_management: 'business',
  public_profile: 'name',
  basic: 'profile',
  comments: 'comments',
  relationships: 'relationships',
  likes: 'likes',
  public_content: 'publicContent',
  follower_list: 'followers',
};

/**
 * Asks which account logs in and what it allows, and then, for testers, which problem to simulate.
 *
 * Works without JavaScript: the form posts back to the same URL, query included, and is checked again there.
 */
export function consentPage(
  call: Call,
  request: AuthorizeRequest,
  simulation: Simulation,
): Response {
  const { app, redirectUri } = request;
  const words = wordsOf(call);
  const { consent } = words;
  const accounts = peopleOf(simulation.accounts, app, false);
  return htmlPage(call, simulation, {
    title: filled(consent.title, { app: app.name }),
    layout: 'consent',
    body: html`<form method="post">
      <div class="ask">
        <h1>${filled(consent.heading, { app: app.name })}</h1>
        <fieldset>
          <legend>${consent.accounts}</legend>
          ${accounts.map((account, index) => person(account, app, words, index === 0))}
        </fieldset>
        ${permissions(request, words)}
        <div class="actions">
          <button class="main" name="decision" value="allow">${consent.allow}</button>
          <button name="decision" value="cancel">${consent.cancel}</button>
        </div>
        <p class="soft">${filled(consent.back, { uri: html`<code>${redirectUri}</code>` })}</p>
      </div>
      ${behindTheScenes(call, request, simulation)}
    </form>`,
  });
}

function permissions({ app, scopes }: AuthorizeRequest, { consent }: Words): Html {
  const shown = app.dialect === 'legacy' ? classicScopes : choosable;
  return html`<fieldset>
    <legend>${consent.permissions}</legend>
    ${shown(scopes, consent)}
  </fieldset>`;
}

/** The classic API asked for everything at once; only later ones let a person choose. */
function classicScopes(scopes: readonly string[], consent: Words['consent']): Html {
  return html`<ul>
      ${scopes.map((scope) => html`<li>${meaningOf(scope, consent)}</li>`)}
    </ul>
    <p class="soft"><code>${scopes.join(' ')}</code></p>`;
}

function choosable(scopes: readonly string[], consent: Words['consent']): Html {
  return html`${scopes.map(
    (scope) =>
      html`<label class="row">
        <input type="checkbox" name="scope" value="${scope}" checked />
        <span>${meaningOf(scope, consent)} <small>${scope}</small></span>
      </label>`,
  )}`;
}

function meaningOf(scope: string, { meanings }: Words['consent']): string {
  const meaning = MEANINGS[scope];
  return meaning ? meanings[meaning] : scope;
}
