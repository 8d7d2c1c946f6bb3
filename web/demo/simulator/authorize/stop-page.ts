import type { Call } from '../call.ts';
import { COPYING, copyButton } from '../pages/copy-button.ts';
import { html, htmlPage, type Html, type Page } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';
import { wordsOf } from '../text/words.ts';
import { whatNext } from './what-next.ts';

/** A dead end: what Instagram says there, for a developer to copy, and under it what a person can do. */
export function stopPage(
  call: Call,
  simulation: Simulation,
  { heading, said, ...page }: Pick<Page, 'title' | 'status'> & { heading?: Html; said: Html },
): Response {
  const { front, stopped } = wordsOf(call).pages;
  return htmlPage(call, simulation, {
    ...page,
    script: COPYING,
    body: html`${heading ?? ''}
      <div class="said">${said} ${copyButton(front, html`${stopped.error}`)}</div>
      ${whatNext(call, simulation)}`,
  });
}
