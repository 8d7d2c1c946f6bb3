/** The page that a login is on, and the answer that it was opened with: it belongs to the page, not to a part of it. */
import type { Callback, PendingLogin } from '../auth/callback.ts';
import type { Settled } from '../auth/settle.ts';
import type { LoginBrowser } from './login-browser.ts';

/** An answer, and the login of this tab that it belongs to. */
export interface PageAnswer {
  /** The whole address that it came in. */
  href: string;
  callback: Callback;
  login?: PendingLogin | undefined;
}

/** What all logins of a page share. */
export interface LoginPage {
  readonly browser: LoginBrowser;
  answer?: PageAnswer | undefined;
  /** What becomes of the answer, once one of the logins has taken it on. */
  outcome?: Promise<Settled | undefined> | undefined;
}
