import type { Session } from '../session/session.svelte.ts';
import type { Visit } from '../setup/visit.ts';

/** Signs out on a click, after which the focus goes to the heading of the start page. */
export function signOut(session: Session, visit: Visit): void {
  visit.signedOut = true;
  session.signOut();
}
