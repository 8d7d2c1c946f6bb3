/** One-time permissions to bind one account. Without them the first stranger to log in would decide whose posts a site shows. */
import { encodeBase64url } from '../crypto/base64url.ts';
import type { Subtle } from '../crypto/subtle.ts';
import { digest } from './digest.ts';
import type { Notes } from './notes.ts';
import type { Sql } from './sql.ts';
import { MINUTE_MS } from './times.ts';

/** What a claim is good for. */
export interface Claim {
  /** The name of the feed. */
  label?: string;
  /** The only account that it may bind. */
  for?: string;
}

/** A claim that was taken. */
export type Reserved = Claim & { hash: string };

/** Claims in the database, as hashes: a dump of it opens nothing. */
export interface Claims {
  issue(claim: Claim, until: number): Promise<string>;
  /**
   * Takes a claim for a minute, so that two cannot use it at once; undefined for one that is forged, taken or over, and
   * `spent` for one that was used.
   */
  reserve(text: string, now: number): Promise<Reserved | 'spent' | undefined>;
  /** Ends a claim. Belongs in the transaction that stores what it was for. */
  spend(hash: string): void;
  /** Gives a claim back with which nothing was stored. */
  release(hash: string): void;
}

/** A claim as it is stored; the note's time is its end. */
interface Stored {
  claim: Claim;
  /** It is in use until then. */
  takenUntil: number;
  isSpent?: boolean;
}

/** An exchange takes twelve seconds at most; a crash in the middle frees the claim after this. */
const TAKEN_MS = MINUTE_MS;

/** Makes claims of 32 random bytes. */
export function createClaims(
  { sql, notes }: { sql: Sql; notes: Notes },
  subtle: Subtle,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Claims {
  function change(hash: string, changed: Partial<Stored>): void {
    const note = notes.get('claim', hash);
    if (note) notes.put('claim', { ...note, data: { ...(note.data as Stored), ...changed } });
  }
  return {
    async issue(claim, until) {
      const text = encodeBase64url(randomBytes(32));
      const name = await digest(subtle, text);
      notes.put('claim', { name, at: until, data: { claim, takenUntil: 0 } });
      return text;
    },
    async reserve(text, now) {
      const hash = await digest(subtle, text);
      return sql.atomically(() => {
        for (const { name } of notes.due('claim', now, 100)) notes.drop('claim', name);
        const stored = notes.get('claim', hash)?.data as Stored | undefined;
        if (stored?.isSpent) return 'spent';
        if (stored === undefined || stored.takenUntil > now) return undefined;
        change(hash, { takenUntil: now + TAKEN_MS });
        return { ...stored.claim, hash };
      });
    },
    spend: (hash) => change(hash, { isSpent: true }),
    release: (hash) => change(hash, { takenUntil: 0 }),
  };
}
