/** What is remembered of what was deleted, for thirty days: hashes that tell nothing without the key. */
import { encodeBase64url } from '../crypto/base64url.ts';
import type { Secret } from '../crypto/secret.ts';
import type { Subtle } from '../crypto/subtle.ts';
import { sign } from './digest.ts';
import type { Notes } from './notes.ts';
import { FORGET_AFTER_MS } from './times.ts';

/** When it was deleted, and whether there was anything to delete. */
export interface GoneEntry {
  at: number;
  stored: boolean;
}

/** The memory of deletions: of feeds by `feed:` and their name, of Meta's requests by `code:` and their code. */
export interface Gone {
  remember(what: string, stored: boolean, now: number): Promise<void>;
  find(what: string): Promise<GoneEntry | undefined>;
  /** A feed of this name is there again. */
  recall(what: string): Promise<void>;
}

/** Keeps it in `notes`. A changed key forgets. */
export function createGone(notes: Notes, subtle: Subtle, key: Secret): Gone {
  const hash = async (what: string) => encodeBase64url(await sign(subtle, key.reveal(), what));
  return {
    async remember(what, stored, now) {
      const name = await hash(what);
      for (const { name } of notes.due('gone', now - FORGET_AFTER_MS, 100))
        notes.drop('gone', name);
      // A repeated request finds nothing left, and changes nothing of what the first one has done.
      if (stored || !notes.get('gone', name)) notes.put('gone', { name, at: now, data: stored });
    },
    async find(what) {
      const note = notes.get('gone', await hash(what));
      return note && { at: note.at, stored: note.data === true };
    },
    recall: async (what) => notes.drop('gone', await hash(what)),
  };
}
