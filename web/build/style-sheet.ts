/** What the file of the first screen's styles is called, before the build puts a hash into its name. */
export const FIRST_STYLES = 'style-first.css';

/** The same of what only the parts need that load after the token. */
export const LATER_STYLES = 'style-later.css';

/** The name of the page's style sheet in a build, for pages beside it; throws where the build has none. */
export function styleSheetOf(bundle: object): string {
  return named(bundle, /^assets\/(?!style-(first|later)-).*\.css$/);
}

/** The name of the first screen's styles in a build; throws where the build has none. */
export function firstStylesOf(bundle: object): string {
  return named(bundle, /^assets\/style-first-.*\.css$/);
}

/** The name of the styles of what loads after the token; throws where the build has none. */
export function laterStylesOf(bundle: object): string {
  return named(bundle, /^assets\/style-later-.*\.css$/);
}

function named(bundle: object, pattern: RegExp): string {
  const found = Object.keys(bundle).find((name) => pattern.test(name));
  if (found === undefined) throw new Error(`The build has no style sheet like ${pattern.source}.`);
  return found;
}
