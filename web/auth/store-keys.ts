import type { Store } from './browser.ts';

/** The keys of a store that begin with a prefix, all at once, so that what is found may be removed. */
export function keysOf(store: Store, prefix: string): string[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix));
}
