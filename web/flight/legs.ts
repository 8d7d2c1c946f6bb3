import { consentLegs } from './consent-legs.ts';
import { dataLegs } from './data-legs.ts';
import type { Facts } from './facts.ts';
import type { Leg } from './leg.ts';
import { progressOfFailure, progressOfMoment, progressOfToken, type Progress } from './progress.ts';
import { renewalLegs } from './renewal-legs.ts';
import { tokenLegs } from './token-legs.ts';

/**
 * The legs of one way to a token, in their order: what was sent, what came back, and how far it got.
 *
 * Pure. Holds no code, token, state or secret. What the proxy sends is said by its contract: no page
 * sees it sent.
 */
export function legsOf(facts: Facts): Leg[] {
  const { state, departure, openedAt } = facts;
  // A login that failed on the page that began it never left.
  if (state.status === 'failed' && departure?.kind === 'login' && departure.at > openedAt)
    return [];
  return [...loginLegs(facts, progressOf(state)), ...dataLegs(facts), ...renewalLegs(facts)];
}

function progressOf(state: Facts['state']): Progress {
  switch (state.status) {
    case 'signed-out':
      return progressOfMoment('planned');
    case 'leaving':
      return progressOfMoment('leaving');
    case 'exchanging':
      return progressOfMoment(state.offline ? 'offline' : 'exchanging');
    case 'failed':
      return progressOfFailure(state.failure);
    case 'signed-in':
      return progressOfToken(state.first.warning);
  }
}

/**
 * A pasted code was sent to its page before, and a pasted token has come all the way. So has one that
 * this tab kept: it is older than the page.
 */
function loginLegs(facts: Facts, progress: Progress): Leg[] {
  const { departure, state, openedAt } = facts;
  if (state.status === 'signed-in' && state.first.issuedAt < openedAt) return [];
  if (departure?.kind === 'pasted-token') return [];
  if (departure?.kind === 'pasted-code') return tokenLegs(facts, progress);
  const consent = consentLegs(facts, progress.ask, progress.answer);
  const byToken = departure?.kind === 'login' && departure.responseType === 'token';
  return byToken ? consent : [...consent, ...tokenLegs(facts, progress)];
}

/** How long it took from opening the page with a code to holding the token, in milliseconds, if that was measured. */
export function tokenAfterMs(legs: readonly Leg[]): number | undefined {
  const time = (name: Leg['name']) => legs.find((leg) => leg.name === name)?.time?.ms;
  const [sent, took] = [time('token-request'), time('token-reply')];
  return sent === undefined || took === undefined ? undefined : sent + took;
}
