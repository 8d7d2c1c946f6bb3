import type { Store } from '../auth/browser.ts';
import type { Language } from '../text/language.ts';

/** What the page remembers from visit to visit, and what this one began with. Never a code, token or state. */
export interface Visit {
  /** The fragment that the page was opened with, long gone from the address: the settings of a link, or anything. */
  fragment: string;
  /** This device's storage (`localStorage`), for settings alone. Throws where it is blocked. */
  device: () => Store;
  /** This tab's. */
  tab: () => Store;
  /** Shows the page in another language, and keeps that. */
  speak: (language: Language) => Promise<void>;
  /** Whether a choice of language is why the page is shown anew. */
  languageChanged: boolean;
}

/** The name under which settings are kept, on the device and in the tab. */
export const SETTINGS_KEY = 'latchkey:settings';

/** Reads what was kept; nothing where storage is blocked. */
export function recall(store: () => Store, key: string): string | null {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, or forgets it when it is empty; says whether it is kept. */
export function keep(store: () => Store, key: string, text: string): boolean {
  try {
    if (text === '') store().removeItem(key);
    else store().setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
