/**
 * A value that must reach Instagram and nothing else.
 *
 * It is kept in a closure: printing, serialising or spreading the object shows no part of it. The caller of
 * `reveal` is responsible for what happens next.
 */
export interface Secret {
  reveal(): string;
}

/** Wraps a secret. Does not check it. */
export function secret(value: string): Secret {
  return Object.freeze({ reveal: () => value });
}
