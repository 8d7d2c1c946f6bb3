import type { Account } from '../state/accounts.ts';
import type { Call } from '../call.ts';
import { filled, html, htmlPage } from '../pages/html.ts';
import type { Simulation } from '../state/simulation.ts';
import { wordsOf } from '../text/words.ts';
import { appLink } from './what-next.ts';

/** What Instagram really says here is not known, so the words and the ways back are ours. */
export function personalAccount(
  call: Call,
  { username }: Account,
  simulation: Simulation,
): Response {
  const { personal, toApp } = wordsOf(call).pages;
  return htmlPage(call, simulation, {
    title: personal.heading,
    status: 400,
    body: html`<h1>${personal.heading}</h1>
      <p>${filled(personal.explained, { username })}</p>
      <p><a href="${call.url.search}">${personal.other}</a></p>
      <p>${appLink(call, simulation, toApp)}</p>`,
  });
}
