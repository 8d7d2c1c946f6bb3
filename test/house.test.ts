import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** One import: of which module, and whether only its types are used. */
interface Import {
  file: string;
  module: string;
  typeOnly: boolean;
}

const SOURCES = globSync('{web,proxy}/**/*.{ts,svelte}').filter(
  (file) => !file.includes('dist/') && !file.includes('.wrangler/'),
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

/** Arrows that may not be: whoever matches `from` imports nothing that matches `to`. */
const FORBIDDEN: { rule: string; from: RegExp; to: RegExp; unless?: (found: Import) => boolean }[] =
  [
    {
      rule: 'the page sees of the proxy the types of its contract, and what Instagram’s errors mean',
      from: /^web\/(?!demo\/)/,
      to: /^proxy\//,
      unless: ({ module, typeOnly }) =>
        (module === 'proxy/contract.ts' && typeOnly) || module === 'proxy/instagram/meaning.ts',
    },
    { rule: 'the proxy knows nothing of the page', from: /^proxy\//, to: /^web\// },
    {
      rule: 'the page does not carry the demo',
      from: /^web\/(?!demo\/)/,
      to: /^web\/demo\//,
      // Behind a constant that is false in every other build, whose bytes are tested.
      unless: ({ file, module }) => file === 'web/main.ts' && module === 'web/demo/in-page/in-page.ts',
    },
    { rule: 'nothing imports a test', from: /./, to: /^test\// },
    { rule: 'login and data know no component', from: /^web\/(auth|instagram)\//, to: /\.svelte$/ },
    {
      rule: 'the login is free of the framework, its one rune class excepted',
      from: /^web\/auth\/(?!session\.svelte\.ts)/,
      to: /^svelte|\.svelte/,
    },
    {
      rule: 'screens get what they show, and reach for nothing',
      from: /^web\/(screens\/|App\.svelte)/,
      to: /^web\/(main|mount|config)\.ts|^web\/auth\/(?!rescue)/,
      unless: ({ typeOnly }) => typeOnly,
    },
    {
      rule: 'only node.ts and the commands need Node',
      from: /^proxy\/(?!(node|node-subtle|undici-fetch|deploy|doctor|dot-env|command-options|loopback)\.ts)/,
      to: /^node:|^undici$|^@hono\/node-server/,
    },
    { rule: 'only the worker needs workerd', from: /^proxy\/(?!worker\.ts)/, to: /^cloudflare:/ },
  ];

describe('the house', () => {
  test('has sources and imports to check', () => {
    expect(SOURCES.length).toBeGreaterThan(20);
    expect(IMPORTS.length).toBeGreaterThan(20);
  });

  test.each(FORBIDDEN)('$rule', ({ from, to, unless }) => {
    const found = IMPORTS.filter(
      (one) => from.test(one.file) && to.test(one.module) && unless?.(one) !== true,
    );
    expect(found).toEqual([]);
  });

  test('goes in no circle in the login and in the proxy', () => {
    const rooms = /^(web\/(auth|instagram|screens)|proxy)\//;
    const circles = SOURCES.filter((file) => rooms.test(file)).flatMap((file) => {
      const reached = reachedFrom(file);
      return reached.has(file) ? [file] : [];
    });
    expect(circles).toEqual([]);
  });

  test('keeps the clock, the environment and chance at its edges', () => {
    const edges =
      /^(web\/main\.ts|web\/demo\/(serve|start)\.ts|proxy\/(worker|node|log|deploy|doctor)\.ts)$/;
    const global = /\b(Date\.now\(|new Date\(\)|process\.env|Math\.random|localStorage\.)/;
    const found = SOURCES.filter(
      (file) => !edges.test(file) && global.test(withoutComments(readFileSync(file, 'utf8'))),
    );
    expect(found).toEqual([]);
  });

  test('has no barrel and no room without a name of its own', () => {
    const rooms = /(^|\/)(utils?|lib|shared|helpers?|types|common|misc)(\/|\.ts$)|\/index\.ts$/;
    expect(SOURCES.filter((file) => rooms.test(file))).toEqual([]);
  });

  test('takes no path from the address of a file, which has %20 where the path has a space', () => {
    const everything = globSync('{web,proxy,test}/**/*.{ts,js}').concat('vite.config.ts');
    const path = /import\.meta\.url\)\.(?:pathname|href)|(?:ROOT|FOLDER)\)\.(?:pathname|href)/;
    const found = everything.filter((file) => path.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  test('documents every export', () => {
    const undocumented = SOURCES.filter((file) => file.endsWith('.ts')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?<before>.*)\n(?<line>export (?!default|\{).*)/g)]
        .filter(({ groups }) => groups?.['before']?.trimEnd().endsWith('*/') !== true)
        .map(({ groups }) => `${file}: ${groups?.['line'] ?? ''}`),
    );
    expect(undocumented).toEqual([]);
  });
});

/** All modules that a file imports, or that these import; the file itself only where they come back to it. */
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
