import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const FOLDER = new URL('../examples/', import.meta.url);

/**
 * Adds the examples to the built site, each in a folder of its own, with this build's addresses in place of
 * their placeholders.
 */
export function examples(env: Readonly<Record<string, string>>): Plugin {
  const proxyUrl = env['VITE_PROXY_URL'] ?? '';
  const simulator = env['VITE_SIMULATOR_URL'];
  const values = {
    INSTAGRAM_CLIENT_ID: env['VITE_INSTAGRAM_CLIENT_ID'] ?? 'INSTAGRAM_CLIENT_ID',
    'connect-src https://PROXY': `connect-src ${proxyUrl === '' ? "'self'" : new URL(proxyUrl).origin}`,
    'https://PROXY/': proxyUrl === '' ? '../../' : proxyUrl,
    ...(simulator && {
      'https://www.instagram.com/': `${simulator}/`,
      '<instagram-login': `<instagram-login simulator="${simulator}"`,
      'https://*.cdninstagram.com': simulator,
    }),
  };
  const fill = (text: string) =>
    Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(name, value), text);
  return {
    name: 'examples',
    apply: 'build',
    generateBundle() {
      for (const file of globSync('{element,feed,standalone}/*', { cwd: FOLDER })) {
        const source = fill(readFileSync(new URL(file, FOLDER), 'utf8'));
        this.emitFile({ type: 'asset', fileName: `examples/${file}`, source });
      }
    },
  };
}
