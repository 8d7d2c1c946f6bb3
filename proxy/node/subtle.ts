import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  type webcrypto,
} from 'node:crypto';
import type { JweContext } from '../crypto/jwe.ts';
import type { Subtle } from '../crypto/subtle.ts';

const TAG_BYTES = 16;
const KEY_BITS = 256;

const toBytes = (data: webcrypto.BufferSource = new Uint8Array()) =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

const AES = 'aes-256-gcm';
const OPTIONS = { authTagLength: TAG_BYTES };

/** AES-256-GCM, with its tag of 16 bytes at the end. */
function close(key: KeyObject, { iv, additionalData }: webcrypto.AeadParams, text: Uint8Array) {
  const cipher = createCipheriv(AES, key, toBytes(iv), OPTIONS).setAAD(toBytes(additionalData));
  const parts = [cipher.update(text), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat(parts)).buffer;
}

/** AES-256-GCM with a tag of 16 bytes; throws unless the tag is right. */
function open(key: KeyObject, { iv, additionalData }: webcrypto.AeadParams, sealed: Uint8Array) {
  const decipher = createDecipheriv(AES, key, toBytes(iv), OPTIONS);
  decipher.setAAD(toBytes(additionalData)).setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = decipher.update(sealed.subarray(0, -TAG_BYTES));
  decipher.final();
  return new Uint8Array(text).buffer;
}

/**
 * Web Crypto on Node, with what a redemption and a look at a kept token need done at once: Web Crypto itself hands a microsecond's
 * work to another thread and waits for its turn.
 *
 * Nothing else runs meanwhile, so what goes in must be short. Encrypts and decrypts with keys that it has derived
 * itself, AES-GCM whatever is named, and digests with SHA-256 whatever is named.
 *
 * @see [Node's Crypto](https://nodejs.org/api/crypto.html#class-decipheriv)
 */
export function createNodeSubtle(subtle: Subtle): Subtle {
  const keys = new WeakMap<JweContext['key'], KeyObject>();
  function known(key: JweContext['key']): KeyObject {
    const found = keys.get(key);
    if (found === undefined) throw new Error('This key was not derived here.');
    return found;
  }
  return {
    importKey: subtle.importKey.bind(subtle),
    deriveBits: subtle.deriveBits.bind(subtle),
    sign: subtle.sign.bind(subtle),
    verify: subtle.verify.bind(subtle),
    async deriveKey(derivation, base, type, isExtractable, usages) {
      const bits = await subtle.deriveBits(derivation, base, KEY_BITS);
      const key = await subtle.importKey('raw', bits, type, isExtractable, [...usages]);
      keys.set(key, createSecretKey(new Uint8Array(bits)));
      return key;
    },
    async encrypt(algorithm, key, text) {
      const sealed = close(known(key), algorithm as webcrypto.AeadParams, toBytes(text));
      return Promise.resolve(sealed);
    },
    async decrypt(algorithm, key, sealed) {
      return Promise.resolve(open(known(key), algorithm as webcrypto.AeadParams, toBytes(sealed)));
    },
    async digest(_name, data) {
      const digest = createHash('sha256').update(toBytes(data)).digest();
      return Promise.resolve(new Uint8Array(digest).buffer);
    },
  };
}
