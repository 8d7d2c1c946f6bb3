import { expect, test } from 'vitest';
import { cutCaption } from '../../../web/feed/caption.ts';

const CUTS = [
  {
    what: 'stays whole when it fits',
    given: 'A quiet morning',
    most: 15,
    expected: 'A quiet morning',
  },
  {
    what: 'ends between two words',
    given: 'A quiet morning here',
    most: 17,
    expected: 'A quiet morning…',
  },
  {
    what: 'keeps a word that just fits',
    given: 'A quiet morning here',
    most: 15,
    expected: 'A quiet morning…',
  },
  {
    what: 'ends without the comma',
    given: 'Bread, butter, jam',
    most: 15,
    expected: 'Bread, butter…',
  },
  {
    what: 'ends without a lone #',
    given: 'So many tags # one',
    most: 14,
    expected: 'So many tags…',
  },
  { what: 'is one line', given: ' One\n\ntwo\tthree ', most: 40, expected: 'One two three' },
  {
    what: 'without blanks is cut between letters',
    given: '日本語の長い文章です',
    most: 4,
    expected: '日本語の…',
  },
  { what: 'never splits an emoji', given: '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', most: 2, expected: '👩‍👩‍👧‍👦👩‍👩‍👧‍👦…' },
];

test.each(CUTS)('a caption $what', ({ given, most, expected }) => {
  expect(cutCaption(given, most)).toBe(expected);
});
