import type { Catalogue } from './catalogue.ts';

let translation: Catalogue | undefined;

/**
 * Switches to a translation, or back to English without one; for what is shown from then on.
 *
 * Before the page is mounted: what is on screen already keeps its language.
 */
export function speak(catalogue: Catalogue | undefined): void {
  translation = catalogue;
}

/**
 * The texts of one part of the page in the language that is spoken.
 *
 * The English ones come with the part itself, so that nobody loads texts of a part that is not shown; a
 * translation is one module, and loads as a whole.
 */
export function texts<Part extends keyof Catalogue>(
  part: Part,
  english: Catalogue[Part],
): Catalogue[Part] {
  return translation?.[part] ?? english;
}
