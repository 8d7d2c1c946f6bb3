import type { Browser } from '../auth/browser.ts';

/** A window that this page opened. */
export interface Popup {
  /** Also true once a policy of what it shows has cut it off. */
  readonly closed: boolean;
  /** Throws while it shows another site. */
  readonly location: { readonly href: string; replace(url: string): void };
  close(): void;
}

/** What a login on any page uses of the browser, beyond what every login uses. */
export interface LoginBrowser extends Browser {
  window: {
    /** Opens a window, at once, as only a click may; null where that is blocked. */
    open(url: string, target: string, features: string): Popup | null;
    /** Closes this window. Only one that a script opened can be closed so. */
    close(): void;
    document: { hasFocus(): boolean };
    performance: { getEntriesByType(type: 'navigation'): readonly { name: string }[] };
  };
}
