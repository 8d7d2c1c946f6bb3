import type { Session } from '../../session/session.svelte.ts';
import type { Visit } from '../../setup/visit.ts';
import { isOfClaim } from '../../keeper/claim-login.ts';

/** Whether the page was opened by the link of a claim. */
export function hasClaimLink({ link }: Visit): boolean {
  return link?.startsWith('claim=') === true;
}

/** Whether this visit is for a claim alone: its link has opened the page, or the answer to its login. */
export function isForClaim(session: Session, visit: Visit): boolean {
  return hasClaimLink(visit) || answersClaim(session, visit);
}

/** Whether the page was opened by the answer to a claim's login, also once that is taken: only the keeper may have its code. */
export function answersClaim(session: Session, { claim }: Visit): boolean {
  if (claim !== undefined) return true;
  const { state } = session;
  const answer = state.status === 'failed' ? state.answer : undefined;
  const login = answer?.kind === 'unsettled' ? answer.callback.state : undefined;
  return login !== undefined && session.lend((browser) => isOfClaim(browser, login));
}
