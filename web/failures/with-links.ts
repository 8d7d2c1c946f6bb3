/** A piece of a sentence: plain, or with where it leads. */
export interface Piece {
  words: string;
  href?: string;
}

/** Instagram's and Facebook's pages, and the proxy's report on itself. */
const NAMED = /((?:instagram|facebook)\.com(?:\/\w+)*|\/healthz)/;

/**
 * Splits a remedy's sentence where it names a URL that can be opened.
 *
 * Pure. What is in no sentence of this page's own is not meant for it: it links whatever looks like these URLs.
 */
export function withLinks(sentence: string, proxyUrl?: string): readonly Piece[] {
  return sentence
    .split(NAMED)
    .filter((words) => words !== '')
    .map((words) => piece(words, proxyUrl));
}

function piece(words: string, proxyUrl: string | undefined): Piece {
  if (!NAMED.test(words)) return { words };
  if (words !== '/healthz') return { words, href: `https://www.${words}` };
  return proxyUrl === undefined ? { words } : { words, href: `${proxyUrl}healthz` };
}
