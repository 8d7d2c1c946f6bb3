import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

type Env = Readonly<Record<string, string>>;

/**
 * Puts the page's Content-Security-Policy into the built HTML, for hosts that send no headers of their own, and
 * into `_headers` for those that do.
 *
 * `frame-ancestors` works as a header only: `public/_headers` has it, and is read by the hosts that know the file.
 *
 * @see [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/#meta-element)
 */
export function contentSecurityPolicy(env: Env, isDemo: boolean): Plugin {
  const simulator = env['VITE_SIMULATOR_URL'];
  const instagram = simulator
    ? [simulator]
    : ['https://graph.instagram.com', 'https://graph.facebook.com'];
  const proxy = env['VITE_PROXY_URL'] ? [new URL(env['VITE_PROXY_URL']).origin] : [];
  // The demo asks only itself, and its service worker answers.
  const sources = isDemo
    ? ["img-src 'self' data:", "connect-src 'self'", "worker-src 'self'"]
    : [
        // Profile pictures come from hosts that Instagram does not name.
        ["img-src 'self' data: https:", ...(simulator ? [simulator] : [])].join(' '),
        // The films of the feed's example.
        ['media-src https:', ...(simulator ? [simulator] : [])].join(' '),
        ["connect-src 'self'", ...proxy, ...instagram].join(' '),
      ];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ...sources,
    "base-uri 'none'",
    "form-action 'none'",
    // No script can be made of a string: the framework's templates are constants of the build.
    "require-trusted-types-for 'script'",
    `trusted-types svelte-trusted-html${isDemo ? ' latchkey-demo' : ''}`,
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const file = join(dir, '_headers');
      const headers = readFileSync(file, 'utf8');
      writeFileSync(file, headers.replace("frame-ancestors 'none'", `$&; ${policy}`));
    },
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
