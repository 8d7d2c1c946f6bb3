/** The name of the page's style sheet in a build, for pages beside it; throws where the build has none. */
export function styleSheetOf(bundle: object): string {
  const style = Object.keys(bundle).find((name) => /^assets\/.*\.css$/.test(name));
  if (style === undefined) throw new Error('The build has no style sheet of the page.');
  return style;
}
