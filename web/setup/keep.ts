import type { Store } from '../auth/browser.ts';

/** Reads what was kept; undefined where storage is blocked. */
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
