/**
 * The locale for dates and durations: the person's own where it is one of the page's language.
 *
 * Otherwise that language itself, so that no sentence ends in another one.
 */
export function dateLocale(): string {
  const spoken = document.documentElement.lang;
  return navigator.language.startsWith(spoken) ? navigator.language : spoken;
}
