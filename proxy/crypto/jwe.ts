/** Compact JWE with `alg` `dir` and `enc` `A256GCM`, and with nothing else: no header is ever read. */
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import type { Subtle } from './subtle.ts';

/** A key that Web Crypto keeps to itself. */
type JweKey = Parameters<Subtle['encrypt']>[1];

/** One key, and the one protected header that it goes with, as base64url of JSON. */
export interface JweContext {
  subtle: Subtle;
  key: JweKey;
  header: string;
}

const TAG_BYTES = 16;
const IV_BYTES = 12;

const utf8 = (text: string) => new TextEncoder().encode(text);

/** The header is the additional data: it cannot be swapped. */
function algorithm(iv: Uint8Array<ArrayBuffer>, header: string) {
  return { name: 'AES-GCM', iv, additionalData: utf8(header), tagLength: TAG_BYTES * 8 };
}

/**
 * Encrypts a text. `iv` is 12 random bytes, never used before with this key.
 *
 * @see [RFC 7516 section 5.1](https://www.rfc-editor.org/rfc/rfc7516#section-5.1),
 * [RFC 7518 section 5.3](https://www.rfc-editor.org/rfc/rfc7518#section-5.3)
 */
export async function encryptJwe(
  { subtle, key, header }: JweContext,
  iv: Uint8Array<ArrayBuffer>,
  plaintext: string,
): Promise<string> {
  const sealed = await subtle.encrypt(algorithm(iv, header), key, utf8(plaintext));
  const bytes = new Uint8Array(sealed);
  const [ciphertext, tag] = [bytes.subarray(0, -TAG_BYTES), bytes.subarray(-TAG_BYTES)];
  return [header, '', ...[iv, ciphertext, tag].map(encodeBase64url)].join('.');
}

/**
 * Decrypts what `encryptJwe` has made with the same key and header; undefined for anything else.
 *
 * The header is compared, not parsed: what it might say of algorithms, keys or compression is never acted on.
 *
 * @see [RFC 8725 section 3.1](https://www.rfc-editor.org/rfc/rfc8725#section-3.1)
 */
export async function decryptJwe(
  { subtle, key, header }: JweContext,
  jwe: string,
): Promise<string | undefined> {
  const [protectedHeader, encryptedKey, ...rest] = jwe.split('.');
  if (protectedHeader !== header || encryptedKey !== '' || rest.length !== 3) return undefined;
  const [iv, ciphertext, tag] = rest.map(decodeBase64url);
  if (iv?.length !== IV_BYTES || ciphertext === undefined || tag?.length !== TAG_BYTES) {
    return undefined;
  }
  const sealed = new Uint8Array(ciphertext.length + TAG_BYTES);
  sealed.set(ciphertext);
  sealed.set(tag, ciphertext.length);
  try {
    return new TextDecoder().decode(await subtle.decrypt(algorithm(iv, header), key, sealed));
  } catch {
    return undefined;
  }
}
