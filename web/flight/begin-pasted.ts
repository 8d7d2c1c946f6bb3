import { takeCode, takePasted } from '../auth/rescue/pasted.ts';
import { tokenOf } from '../auth/rescue/pasted-token.ts';
import type { PastedCode, PastedToken } from '../auth/rescue/rescued.ts';
import type { Session } from '../session/session.svelte.ts';
import { unaskedOf, type Unasked } from '../auth/rescue/unasked.ts';
import { noteDeparture } from './departure.ts';

/** Exchanges a pasted code, and notes for the recorder that the way began with one. */
export function beginWithCode(session: Session, code: PastedCode): void {
  note(session, 'pasted-code');
  const { config } = session;
  void session.exchange(session.lend((browser) => takePasted(browser, config, code)));
}

/** What the last answer has left, where its login failed: see `unaskedOf`. */
export function unaskedIn(session: Session): Unasked | undefined {
  const { config, state } = session;
  if (state.status !== 'failed') return undefined;
  const pageUrl = session.lend(({ location }) => location.href);
  return unaskedOf(state.failure, state.answer, pageUrl, config);
}

/** Goes on with what a failed login has left; for the recorder, a code that this tab did not ask for is a pasted one. */
export function beginWithUnasked(session: Session, unasked: Unasked): void {
  if (unasked.kind === 'token') beginWithToken(session, unasked.token);
  if (unasked.kind === 'unsent') void session.exchange(Promise.resolve(unasked.granted));
  if (unasked.kind !== 'code') return;
  note(session, 'pasted-code');
  void session.exchange(session.lend((browser) => takeCode(browser, unasked.grant)));
}

/** Takes on a pasted token, and notes for the recorder that the way began with one. */
export function beginWithToken(session: Session, pasted: PastedToken): void {
  const now = note(session, 'pasted-token');
  void session.adopt(tokenOf(pasted, now));
}

/** Says when it was: milliseconds since the epoch. */
function note(session: Session, kind: 'pasted-code' | 'pasted-token'): number {
  return session.lend((browser) => {
    const at = browser.now();
    noteDeparture(browser, { kind, at });
    return at;
  });
}
