import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { decryptJwe, encryptJwe, type JweContext } from './jwe.ts';
import { parseLosslessJson } from '../json.ts';
import type { Secret } from './secret.ts';
import type { Subtle } from './subtle.ts';

/** What a seal is for. Each purpose has a key of its own, so that neither opens as the other. */
export type Purpose = 'state' | 'code' | 'kept' | 'cursor';

/** Seals values that leave and come back through strangers' hands, and opens them again. */
export interface Seals {
  seal(purpose: Purpose, payload: object): Promise<string>;
  /** The payload as it was sealed; undefined for anything else, whatever is wrong with it. */
  open(purpose: Purpose, sealed: string): Promise<unknown>;
}

/** What sealing takes from the world. */
export interface SealDeps {
  subtle: Subtle;
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/**
 * Derives from 32 bytes the key for one purpose, and the header that says whose and what for it is.
 *
 * @see [RFC 5869](https://www.rfc-editor.org/rfc/rfc5869)
 */
async function derive(
  subtle: Subtle,
  master: Secret,
  purpose: Purpose,
  iss: string,
): Promise<JweContext> {
  const bytes = decodeBase64url(master.reveal()) ?? new Uint8Array();
  const ikm = await subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const from = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8('latchkey'),
    info: utf8(info),
  });
  const kid = encodeBase64url(new Uint8Array(await subtle.deriveBits(from('kid'), ikm, 48)));
  const aes = { name: 'AES-GCM', length: 256 };
  const key = await subtle.deriveKey(from(purpose), ikm, aes, false, ['encrypt', 'decrypt']);
  const header = { alg: 'dir', enc: 'A256GCM', typ: `latchkey-${purpose}`, kid, iss };
  return { subtle, key, header: encodeBase64url(utf8(JSON.stringify(header))) };
}

/**
 * Makes seals with the first of some master keys, and opens those of any.
 *
 * Says nothing of age. Initialisation vectors are random: change the key before 2^32 seals.
 *
 * @see [RFC 7516](https://www.rfc-editor.org/rfc/rfc7516)
 */
export function createSeals(
  { subtle, randomBytes }: SealDeps,
  masters: readonly [Secret, ...Secret[]],
  issuer: string,
): Seals {
  // Only what is done is kept: in workerd one request cannot wait for another's work.
  const derived = new Map<string, JweContext>();
  async function contextOf(master: Secret, purpose: Purpose): Promise<JweContext> {
    const name = `${purpose} ${masters.indexOf(master)}`;
    const context = derived.get(name) ?? (await derive(subtle, master, purpose, issuer));
    derived.set(name, context);
    return context;
  }
  return {
    async seal(purpose, payload) {
      const context = await contextOf(masters[0], purpose);
      return await encryptJwe(context, randomBytes(12), JSON.stringify(payload));
    },
    async open(purpose, sealed) {
      for (const master of masters) {
        const text = await decryptJwe(await contextOf(master, purpose), sealed);
        if (text !== undefined) return parseLosslessJson(text);
      }
      return undefined;
    },
  };
}
