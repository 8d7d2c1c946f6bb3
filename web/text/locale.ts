import { isLanguageTag } from './language-tag.ts';
import { spoken } from './language.ts';

/**
 * The tag by which dates and durations are written: the reader's own variety of the language that is spoken, or
 * the plain one.
 */
export function locale(preferred: readonly string[]): string {
  const isOurs = (tag: string) => tag.split('-')[0] === spoken() && isLanguageTag(tag);
  return preferred.find(isOurs) ?? spoken();
}
