import type { Plugin } from 'vite';

/**
 * Leaves out of the first module what Vite puts around each `import()`: 1.7 kB that would preload a part's scripts and
 * styles. The build has it preload nothing (`modulePreload`), and the page asks for its style sheets itself: see `dress`.
 *
 * An import that fails rejects as it would anyway; no `vite:preloadError` is sent.
 *
 * @see [Vite's preload helper](https://vite.dev/guide/features#async-chunk-loading-optimization)
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
