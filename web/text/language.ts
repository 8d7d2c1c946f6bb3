import type { Catalogue } from './catalogue.ts';

/** The tag of a language that there is. */
export type Language = 'en' | 'es';

let translation: Catalogue | undefined;
let language: Language = 'en';

/**
 * Switches to a translation, or back to English without one; for what is shown from then on.
 *
 * What is on screen already keeps its language: the caller shows the page again.
 */
export function speak(catalogue: Catalogue | undefined, tag: Language = 'en'): void {
  translation = catalogue;
  language = tag;
}

/** The language that is spoken now. */
export function spoken(): Language {
  return language;
}

/**
 * The texts of one part of the page in the language that is spoken.
 *
 * The English ones come with the part itself, so that texts of a part that is not shown are not loaded; a
 * translation is one module, and loads as a whole.
 */
export function texts<Part extends keyof Catalogue>(
  part: Part,
  english: Catalogue[Part],
): Catalogue[Part] {
  return translation?.[part] ?? english;
}
