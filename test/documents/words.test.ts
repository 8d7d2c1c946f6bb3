import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read, ROOT } from './documents.ts';
import { EXCEPTIONS, WORDS } from './word-list.ts';

const FILES = globSync(
  [
    '*.{md,ts,json}',
    '.{npmrc,env.example}',
    '.ci/*',
    '.github/**/*.{md,yml}',
    '{proxy,test,web}/**/*.{ts,js,svelte,css,html,md,json,jsonc,svg}',
    'proxy/Dockerfile*',
    'web/public/_headers',
  ],
  {
    cwd: ROOT,
    exclude: [
      '**/node_modules',
      '**/dist',
      '**/.wrangler',
      'package-lock.json',
      '**/word-list.ts',
      '**/words.test.ts',
    ],
  },
);

/** A phrase may be broken at a line's end, and go on behind the sign of a comment. */
const PATTERNS = WORDS.map(({ pattern, instead }) => ({
  expression: new RegExp(pattern.replaceAll(' ', String.raw`(?:\s|\s[*/]+\s)+`), 'gi'),
  instead,
}));

const isException = (file: string, line: string) =>
  EXCEPTIONS.some((one) => one.file === file && line.includes(one.text));

/** Every place of a text that has a word of the list: `file:line: the words → what to write instead`. */
function findWords(file: string, text: string): string[] {
  const lines = text.split('\n');
  return PATTERNS.flatMap(({ expression, instead }) =>
    [...text.matchAll(expression)]
      .map(({ index, 0: words }) => ({ words, at: text.slice(0, index).split('\n').length }))
      .filter(({ at }) => !isException(file, lines[at - 1] ?? ''))
      .map(({ words, at }) => `${file}:${at}: ${words.replace(/\s+/g, ' ')} → ${instead}`),
  );
}

describe('the word list', () => {
  test('no source, test or document has a word of the list', () => {
    expect(FILES.length).toBeGreaterThan(500);
    expect(FILES.flatMap((file) => findWords(file, read(file)))).toEqual([]);
  });

  test.each([
    { title: 'a word', text: 'one\ntwo for whoever asks', found: 'a.ts:2: whoever → ' },
    {
      title: 'a phrase over two lines of a comment',
      text: '/** The body is\n * none. */',
      found: 'a.ts:1: is * none → ',
    },
    {
      title: 'a docstring',
      text: '/** The note; nothing when it is gone. */',
      found: 'a.ts:1: ; nothing when → ',
    },
  ])('$title is found with its file and line', ({ text, found }) => {
    expect(findWords('a.ts', text)).toEqual([expect.stringContaining(found)]);
  });

  test('"undefined when there is none" is plain English', () => {
    expect(findWords('a.ts', '/** The note; undefined when there is none. */')).toEqual([]);
  });

  test('every exception is still in its file', () => {
    expect(EXCEPTIONS.filter(({ file, text }) => !read(file).includes(text))).toEqual([]);
  });
});
