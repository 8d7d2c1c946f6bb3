/**
 * Whether a text is a language tag that the platform can write dates in.
 *
 * A browser on a system without a language calls it `en-US@posix`, and pages write `lang="en_US"`: `Intl` throws
 * on either. Does not tell whether it knows the language.
 *
 * @see [BCP 47](https://www.rfc-editor.org/info/bcp47)
 */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
