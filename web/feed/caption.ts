/** Pure. Captions, cut so that they read well. */

/** What is in the way at the end of a cut: half a sentence's comma, a lone `#`. */
const TAIL = /[\s.,;:!?…#@(–—-]+$/u;

/**
 * A caption in one line, of at most so many characters as a person counts them, cut between two words.
 *
 * A language without blanks is cut between two characters, and an emoji never in its middle.
 */
export function cutCaption(caption: string, most: number): string {
  const line = caption.replace(/\s+/g, ' ').trim();
  const letters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  if (letters.length <= most) return line;
  const start = letters.slice(0, most).join('');
  const end = letters[most] === ' ' ? start.length : start.lastIndexOf(' ');
  const words = end * 2 > start.length ? start.slice(0, end) : start;
  return `${words.replace(TAIL, '')}…`;
}
