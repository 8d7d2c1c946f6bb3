import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { chooseLanguage, isLanguage } from '../../../web/text/choose-language.ts';
import { footer } from '../../../web/text/en/footer.ts';
import { es } from '../../../web/text/es.ts';
import { speak, spoken, texts } from '../../../web/text/language.ts';

afterEach(() => speak(undefined));

test('the page is in English until a translation is chosen', async () => {
  expect(texts('footer', footer)).toBe(footer);
  expect(await chooseLanguage('es')).toBe('es');
  expect(spoken()).toBe('es');
  expect(texts('footer', footer)).toBe(es.footer);
  await chooseLanguage('en');
  expect(texts('footer', footer)).toBe(footer);
});

test.each([undefined, null, '', 'de', 'toString', 'constructor'])(
  'the language "%s" is unknown',
  (tag) => {
    expect(isLanguage(tag)).toBe(false);
  },
);

/** A text, by the path to it. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

async function english(): Promise<Map<string, string>> {
  const files = globSync('web/text/en/*.ts', { cwd: new URL('../../../', import.meta.url) });
  const parts = await Promise.all(
    files.map(
      async (file) =>
        (await import(/* @vite-ignore */ `../../../${file}`)) as Record<string, unknown>,
    ),
  );
  return new Map(parts.flatMap((part) => leaves({ ...part })));
}

test('both languages have the same texts, and no text is empty', async () => {
  const en = await english();
  const spanish = new Map(leaves(es));
  expect([...spanish.keys()].sort()).toEqual([...en.keys()].sort());
  expect([...en, ...spanish].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('texts that are equal in both languages are names', async () => {
  const en = await english();
  const same = leaves(es).filter(([path, text]) => en.get(path) === text);
  expect(same.map(([path]) => path)).toEqual([
    '.card.api',
    '.flight.parties.proxy',
    '.flight.parties.instagram',
    '.flight.facebook',
    '.rescue.generations.facebook',
    '.setup.deauthorize',
    '.setup.dataDeletion',
    '.setup.redirectUri',
    '.start.facebook.code.name',
    '.start.relay',
  ]);
});

/** Names and symbols that are the same in every language. */
const NAMES = /Latchkey|VITE_PROXY_URL=|npm (start|run build)/g;

/** The text in a component's markup that comes from no catalogue. */
function literals(source: string): string[] {
  const markup = source
    .replace(/<(script|style)[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '')
    // Innermost first, since expressions hold objects and templates.
    .replace(/\{[^{}]*\}/g, '')
    .replace(/\{[^{}]*\}/g, '')
    .replace(/\{[^{}]*\}/g, '');
  const attributes = /\b(aria-label|title|alt|placeholder)="([^"]+)"/g;
  const spoken = [...markup.matchAll(attributes)].map(([, , text = '']) => text);
  const shown = markup
    .replace(/<[^>]*>/g, '\n')
    .replace(NAMES, '')
    .split('\n');
  return [...spoken, ...shown].filter((text) => /\p{L}{2}/u.test(text));
}

test.each(globSync('web/{App,screens/*}.svelte'))(
  'every text of %s comes from a catalogue',
  (file) => {
    expect(literals(readFileSync(file, 'utf8'))).toEqual([]);
  },
);
