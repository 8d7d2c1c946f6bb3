import type { Store } from '../auth/browser.ts';
import type { Relay } from '../config/providers.ts';
import type { Concluded } from '../keeper/conclude.ts';

/** What the page remembers from visit to visit, and what this one began with. Never a code, token or state. */
export interface Visit {
  /** The settings of the link that opened the page, as they stood in the address, which has lost them; or `claim=…`. */
  link: string | undefined;
  /** This device's storage (`localStorage`), for settings alone. Throws where it is blocked. */
  device: () => Store;
  /** This tab's. */
  tab: () => Store;
  /** Shows the page again, in the language that is spoken by then. */
  show: () => Promise<void>;
  /** Whether a choice of language is why the page is shown again. */
  languageChanged: boolean;
  /** Whether a sign-out is why there is no token: the focus goes on from the new heading. */
  signedOut?: boolean;
  /** What the proxy said when it was asked whether it is a relay too: once a visit. */
  relay?: Promise<Relay | undefined>;
  /** The claim's login whose answer opened the page. It is taken once, and the page may be shown again. */
  claim?: Concluded;
}

/** Signs out on a click, after which the focus goes to the heading of the start page. */
export function signOut(session: { signOut(): void }, visit: Visit): void {
  visit.signedOut = true;
  session.signOut();
}

/** The name under which settings are kept, on the device and in the tab. */
export const SETTINGS_KEY = 'latchkey:settings';
/** The name under which the language is kept, on the device. */
export const LANGUAGE_KEY = 'latchkey:language';

/** Whether this visit begins with anything but an empty page in English. Where storage is blocked nothing is kept. */
export function beginsWithSettings({ link, device, tab }: Visit, language: string): boolean {
  try {
    const kept =
      tab().getItem(SETTINGS_KEY) ??
      device().getItem(SETTINGS_KEY) ??
      device().getItem(LANGUAGE_KEY);
    return kept !== null || link !== undefined || !language.startsWith('en');
  } catch {
    return true;
  }
}
