import type { Browser } from '../auth/browser.ts';
import type { Token } from '../auth/token.ts';
import type { Page } from './pages.ts';
import type { Permission } from './permissions.ts';

/** What was read with a token; which of its Pages is used is another matter. */
export interface ReadAccess {
  pages: readonly Page[];
  /** Whether there are Pages beyond those. */
  more: boolean;
  /** Undefined where Facebook does not say. */
  permissions: readonly Permission[] | undefined;
}

/** Asked once for each token: a choice among the accounts asks nothing more. */
const reads = new WeakMap<Token, ReadAccess>();

/** Notes what was read with a token. */
export function noteRead(token: Token, read: ReadAccess): void {
  reads.set(token, read);
}

/** What was read with a token before; undefined when nothing was. */
export function readBefore(token: Token): ReadAccess | undefined {
  return reads.get(token);
}

/** Forgets what was read with a token, so that the next look asks Facebook again. */
export function lookAgain(token: Token): void {
  reads.delete(token);
}

/** One for each tab: the id of the Page whose account was chosen last. A sign-out forgets it. */
const CHOICE = 'latchkey:page';

type Storing = Pick<Browser, 'sessionStorage'>;

/**
 * Remembers which Page's account is used, for this tab. The caller asks for the profile once more.
 *
 * A storage that is full or blocked remembers nothing: then the choice is not taken.
 */
export function rememberChoice({ sessionStorage }: Storing, id: string): void {
  try {
    sessionStorage().setItem(CHOICE, id);
  } catch {
    // The accounts stay on screen, and none is marked.
  }
}

/** The id of the Page that was chosen last in this tab; undefined when there is none, or storage is blocked. */
export function lastChoice({ sessionStorage }: Storing): string | undefined {
  try {
    return sessionStorage().getItem(CHOICE) ?? undefined;
  } catch {
    return undefined;
  }
}
