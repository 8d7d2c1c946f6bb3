import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOMS } from './rooms.ts';

/** One import: of which module, and whether only its types are used. */
interface Import {
  file: string;
  module: string;
  typeOnly: boolean;
}

const SOURCES = globSync('{web,proxy}/**/*.{ts,svelte}').filter(
  (file) => !/(^|\/)(dist|\.wrangler)\//.test(file),
);
const IMPORT =
  /^\s*(?:import|export)\s+(?<type>type\s)?[^'";]*?from\s+'(?<from>[^']+)'|import\('(?<lazy>[^']+)'\)|^\s*import\s+'(?<bare>[^']+)'/gm;
const IMPORTS: Import[] = SOURCES.flatMap(importsOf);

function importsOf(file: string): Import[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(({ groups = {} }) => {
    const module = groups['from'] ?? groups['lazy'] ?? groups['bare'] ?? '';
    const local = module.startsWith('.') ? normalize(join(dirname(file), module)) : module;
    return { file, module: local, typeOnly: groups['type'] !== undefined };
  });
}

/** The place of a file's room in the list: the deepest folder, or the file itself, that the list names. */
function placeOf(file: string): number {
  const places = ROOMS.flatMap(({ room }, place) =>
    room.split(' ').some((name) => name === file || file.startsWith(`${name}/`)) ? [place] : [],
  );
  const lengthOf = (place: number) => ROOMS[place]?.room.length ?? 0;
  return places.sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? -1;
}

/** Imports that are forbidden even where they point down. */
const FORBIDDEN: { rule: string; from: RegExp; to: RegExp; unless?: (found: Import) => boolean }[] =
  [
    {
      rule: 'the page sees only the contract of the proxy, and what Instagram’s errors mean',
      from: /^web\/(?!demo\/|build\/)/,
      to: /^proxy\//,
      unless: ({ module }) =>
        module === 'proxy/contract.ts' || module === 'proxy/instagram/meaning.ts',
    },
    {
      rule: 'only the in-page demo runs the proxy itself',
      from: /^web\/demo\/(?!in-page\/|start\/)/,
      to: /^proxy\/(?!contract\.ts|node\/end-with-parent\.ts|commands\/command-options\.ts)/,
    },
    {
      rule: 'the page does not contain the demo',
      from: /^web\/(?!demo\/)/,
      to: /^web\/demo\//,
      // Behind a constant that is false in every other build, whose bytes are tested.
      unless: ({ file, module }) =>
        file === 'web/main.ts' && module === 'web/demo/in-page/in-page.ts',
    },
    {
      rule: 'the login and its data import no component and no framework',
      from: /^web\/(auth|config|instagram|login)\//,
      to: /^svelte|\.svelte/,
    },
    {
      rule: 'screens get what they show as properties',
      from: /^web\/(screens\/|App\.svelte)/,
      to: /^web\/(main|mount)\.ts|^web\/(config|session)\/|^web\/auth\/(?!rescue\/)/,
      unless: ({ typeOnly }) => typeOnly,
    },
    {
      rule: 'only the Node entry, its room and the commands need Node',
      from: /^proxy\/(?!node\.ts|node\/|commands\/)/,
      to: /^node:|^undici$|^@hono\/node-server/,
    },
    {
      rule: 'only the worker needs workerd',
      from: /^proxy\/(?!worker\.ts|worker\/)/,
      to: /^cloudflare:/,
    },
  ];

describe('the house', () => {
  test('every source file has a room in the list, and every room has a file', () => {
    expect(SOURCES.filter((file) => placeOf(file) === -1)).toEqual([]);
    const lived = new Set(SOURCES.map(placeOf));
    expect(ROOMS.filter((_, place) => !lived.has(place))).toEqual([]);
  });

  test('every import points to the file’s own room or further down the list', () => {
    const climbing = IMPORTS.filter(({ module }) => /^(web|proxy)\//.test(module)).filter(
      ({ file, module }) => placeOf(module) < placeOf(file),
    );
    expect(climbing.map(({ file, module }) => `${file} -> ${module}`)).toEqual([]);
  });

  test('no source imports a test', () => {
    expect(IMPORTS.filter(({ module }) => module.startsWith('test/'))).toEqual([]);
  });

  test.each(FORBIDDEN)('$rule', ({ from, to, unless }) => {
    const found = IMPORTS.filter(
      (one) => from.test(one.file) && to.test(one.module) && unless?.(one) !== true,
    );
    expect(found).toEqual([]);
  });

  test('no file imports itself through other files', () => {
    expect(SOURCES.filter((file) => reachedFrom(file).has(file))).toEqual([]);
  });

  test('only the edges read the clock, the environment and random numbers', () => {
    const edges =
      /^(web\/main\.ts|web\/demo\/(simulator\/serve|start\/start)\.ts|proxy\/(worker|node|http\/log|commands\/keep|commands\/deploy\/deploy|commands\/doctor\/doctor)\.ts)$/;
    const global = /\b(Date\.now\(|new Date\(\)|process\.env|Math\.random|localStorage\.)/;
    const found = SOURCES.filter(
      (file) => !edges.test(file) && global.test(withoutComments(readFileSync(file, 'utf8'))),
    );
    expect(found).toEqual([]);
  });

  test('no file is a barrel, and every room has a name of its own', () => {
    const rooms = /(^|\/)(utils?|lib|shared|helpers?|types|common|misc)(\/|\.ts$)|\/index\.ts$/;
    expect(SOURCES.filter((file) => rooms.test(file))).toEqual([]);
  });

  test('the top of proxy/ holds only its entries and what both sides of the wire share', () => {
    const top = SOURCES.filter((file) => /^proxy\/[^/]+$/.test(file)).sort();
    expect(top).toEqual(
      ['app', 'contract', 'create-proxy', 'failure', 'json', 'node', 'worker'].map(
        (name) => `proxy/${name}.ts`,
      ),
    );
  });

  test('no path is taken from the URL of a file, which has %20 where the path has a space', () => {
    const everything = globSync('{web,proxy,test}/**/*.{ts,js}').concat('vite.config.ts');
    const path = /import\.meta\.url\)\.(?:pathname|href)|(?:ROOT|FOLDER)\)\.(?:pathname|href)/;
    expect(everything.filter((file) => path.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('whether a host is this machine is asked in one place of the page and one of the proxy', () => {
    const form = /localhost\|127/;
    const found = SOURCES.filter((file) => form.test(readFileSync(file, 'utf8')));
    expect(found.sort()).toEqual(['proxy/config/is-loopback.ts', 'web/config/safe-wire.ts']);
  });

  test('every export has a docstring', () => {
    const undocumented = SOURCES.filter((file) => file.endsWith('.ts')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?<before>.*)\n(?<line>export (?!default|\{).*)/g)]
        .filter(({ groups }) => groups?.['before']?.trimEnd().endsWith('*/') !== true)
        .map(({ groups }) => `${file}: ${groups?.['line'] ?? ''}`),
    );
    expect(undocumented).toEqual([]);
  });
});

/** All modules that a file reaches through imports. It contains the file itself only if there is a circle. */
function reachedFrom(file: string): Set<string> {
  const reached = new Set<string>();
  const visit = (from: string) => {
    for (const { module } of IMPORTS.filter((one) => one.file === from)) {
      if (reached.has(module)) continue;
      reached.add(module);
      visit(module);
    }
  };
  visit(file);
  return reached;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
