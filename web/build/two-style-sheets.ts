import type { Plugin, Rolldown } from 'vite';
import { LATER_STYLES } from './style-sheet.ts';

/** The chunks until the token is on the screen. */
const FIRST = new Set(['index', 'mount']);

/**
 * Makes two style sheets of one for each chunk: the looks of the way to a token, and those of all that loads later.
 *
 * Vite writes which style sheets an `import()` needs into the script that has it; here none has any, because the
 * page itself asks for both: see `dress`.
 */
export function twoStyleSheets(): Plugin {
  return {
    name: 'two-style-sheets',
    apply: 'build',
    generateBundle: {
      order: 'pre',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = chunks.filter(({ name }) => FIRST.has(name));
        const later = chunks.filter(({ name }) => !FIRST.has(name));
        const one = this.emitFile({
          type: 'asset',
          name: 'style.css',
          source: take(bundle, first),
        });
        this.emitFile({ type: 'asset', name: LATER_STYLES, source: take(bundle, later) });
        for (const { isEntry, viteMetadata } of first)
          if (isEntry) viteMetadata?.importedCss.add(this.getFileName(one));
      },
    },
  };
}

/** Takes the style sheets of these chunks out of the bundle, as one text. */
function take(bundle: Rolldown.OutputBundle, chunks: readonly Rolldown.OutputChunk[]): string {
  const names = new Set(
    chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
  );
  const sources = [...names].map((name) => {
    const file = bundle[name];
    Reflect.deleteProperty(bundle, name);
    return file?.type === 'asset' ? String(file.source) : '';
  });
  for (const { viteMetadata } of chunks) viteMetadata?.importedCss.clear();
  return sources.join('');
}
