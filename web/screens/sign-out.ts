import { forgetDeparture } from '../flight/departure.ts';
import type { Session } from '../session/session.svelte.ts';
import type { Visit } from '../setup/visit.ts';

/** Signs out on a click: the recorder forgets the login too, and the focus goes to the heading of the start page. */
export function signOut(session: Session, visit: Visit): void {
  session.lend(forgetDeparture);
  visit.signedOut = true;
  session.signOut();
}
