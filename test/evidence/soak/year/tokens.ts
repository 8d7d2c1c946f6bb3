import { readToken, type TinyToken } from '../../../support/tiny-instagram.ts';

/**
 * The tokens of an Instagram of which each process has its own: a token's text tells when it was issued and to whom, so
 * that one which another process was given is known as well. What changes later than that is known here alone, but for `revoke`.
 */
export class Tokens extends Map<string, TinyToken> {
  readonly #revoked = new Set<number>();

  override get(text: string): TinyToken | undefined {
    const token = super.get(text) ?? this.#read(text);
    if (token !== undefined && this.#revoked.has(token.user)) token.isDead = true;
    return token;
  }

  /** Ends every token of a person, those that will be issued too. */
  revoke(user: number): void {
    this.#revoked.add(user);
  }

  #read(text: string): TinyToken | undefined {
    const token = readToken(text);
    if (token !== undefined) this.set(text, token);
    return token;
  }
}
