import { createSeals, type SealDeps } from '../crypto/seal.ts';
import type { Secret } from '../crypto/secret.ts';
import { isJsonObject } from '../json.ts';
import type { SealedToken } from './record.ts';

/** Tokens at rest. */
export interface TokenSafe {
  seal(userId: string, token: string, serial: number): Promise<SealedToken>;
  /** The token, and whether only an old key opens it; undefined for a seal of another account, of another time or key. */
  open(userId: string, sealed: SealedToken): Promise<{ token: string; isOld: boolean } | undefined>;
}

/** Seals of months must not depend on the proxy's URL, which may change. */
const CONTEXT = 'keeper';

/**
 * Seals tokens with the first key and opens them with any.
 *
 * The account and the serial are inside of the seal, so that rows cannot be swapped or put back. It guards a dump or a
 * backup, and does not guard against a person who can deploy code.
 */
export function createTokenSafe(deps: SealDeps, keys: readonly [Secret, ...Secret[]]): TokenSafe {
  const all = keys.map((key) => createSeals(deps, [key], CONTEXT));
  return {
    async seal(userId, token, serial) {
      const text = await all[0]?.seal('kept', { id: userId, n: serial, token });
      return { text: text ?? '', serial };
    },
    async open(userId, { text, serial }) {
      for (const [index, seals] of all.entries()) {
        const payload = await seals.open('kept', text);
        if (!isJsonObject(payload)) continue;
        const { id, n, token } = payload;
        const isRight = id === userId && n === serial && typeof token === 'string';
        return isRight ? { token, isOld: index > 0 } : undefined;
      }
      return undefined;
    },
  };
}
