/** What keeps the page small that Vite and Rolldown do not do by themselves. */
import type { Plugin } from 'vite';

/**
 * Leaves `import()` as it is written: Vite would wrap each in a loader that preloads style sheets, and this page
 * has but one, in its HTML.
 */
export function plainDynamicImport(): Plugin {
  return {
    name: 'plain-dynamic-import',
    apply: 'build',
    configResolved({ plugins }) {
      const at = plugins.findIndex(({ name }) => name === 'native:import-analysis-build');
      if (at >= 0) (plugins as Plugin[]).splice(at, 1);
    },
  };
}

/**
 * Tells the bundler what Svelte's authors rely on: code behind a switch that nobody turns falls away.
 *
 * Rolldown does not see by itself that a variable is only ever assigned in code that it guards.
 */
export function withoutHydration(): Plugin {
  const SWITCH = String.raw`\b(?:hydrating|(?:async|legacy|tracing)_mode_flag)\b`;
  const imported = new RegExp(`(import \\{[^}]*?)${SWITCH},?`);
  return {
    name: 'without-hydration',
    apply: 'build',
    transform(code, id) {
      if (!/\/svelte\/src\/(?:internal|reactivity)\//.test(id)) return null;
      // Where they are declared nobody reads them any more.
      if (/\/(?:hydration|flags\/index)\.js$/.test(id)) return null;
      let plain = code;
      while (imported.test(plain)) plain = plain.replace(imported, '$1');
      return plain.replace(new RegExp(SWITCH, 'g'), 'false');
    },
  };
}
