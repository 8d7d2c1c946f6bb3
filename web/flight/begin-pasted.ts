import { takePasted } from '../auth/pasted.ts';
import { tokenOf, type PastedCode, type PastedToken } from '../auth/rescue.ts';
import type { Session } from '../auth/session.svelte.ts';
import { noteDeparture } from './departure.ts';

/** Exchanges a pasted code, and notes for the recorder that the way began with one. */
export function beginWithCode(session: Session, code: PastedCode): void {
  note(session, 'pasted-code');
  const { config } = session;
  void session.exchange(session.lend((browser) => takePasted(browser, config, code)));
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
