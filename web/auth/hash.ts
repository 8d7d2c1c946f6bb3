import type { Browser } from './browser.ts';

type Subtle = NonNullable<Browser['crypto']['subtle']>;

/**
 * The SHA-256 of a text, in the URL-safe alphabet: what stands for a secret where it must not be itself.
 *
 * Rejects where the browser keeps its cryptography to secure contexts, and this is not one.
 *
 * @see [RFC 7636 section 4.2](https://www.rfc-editor.org/rfc/rfc7636#section-4.2)
 */
export async function hashOf({ subtle }: Browser['crypto'], text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  // Outside of a secure context this throws, and so rejects.
  return base64url(new Uint8Array(await (subtle as Subtle).digest('SHA-256', bytes)));
}

/** What stands for the two signs that are not safe in an address. */
const SAFE: Partial<Record<string, string>> = { '+': '-', '/': '_' };

/**
 * Writes bytes in the URL-safe alphabet, without padding.
 *
 * @see [RFC 4648 section 5](https://www.rfc-editor.org/rfc/rfc4648#section-5)
 */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => SAFE[sign] ?? '');
}
