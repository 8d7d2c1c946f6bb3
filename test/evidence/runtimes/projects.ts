import { sample, type World } from './samples.ts';

/** One project in which the package is used as its framework's template would have it. */
export interface FrameworkProject {
  name: string;
  packages: readonly string[];
  files: (world: World) => Readonly<Record<string, string>>;
  /** Programs of the project's packages that must end well, in order. */
  steps: readonly (readonly [program: string, ...args: string[]])[];
  /** What then serves, at `PAGE`, a page that logs in and says the token on the console; absent where there is none. */
  serve?: readonly [program: string, ...args: string[]];
}

const VITE = 'node_modules/vite/bin/vite.js';
const PREVIEW = [VITE, 'preview', '--port=4173', '--strictPort'] as const;
const TOOLS = ['vite@8.3.8', 'typescript@6.0.3'];

const page = (script: string) =>
  `<!doctype html><html lang="en"><body><div id="app"></div><script type="module" src="${script}"></script></body></html>`;

const tsconfig = (more: object = {}) =>
  JSON.stringify({
    compilerOptions: {
      ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true },
      ...{ noEmit: true, skipLibCheck: true, types: ['vite/client'], verbatimModuleSyntax: true },
      lib: ['es2023', 'dom', 'dom.iterable'],
      ...more,
    },
    include: ['src'],
  });

/** The projects: each type-checks and builds; those with a page log in. */
export const PROJECTS: readonly FrameworkProject[] = [
  {
    name: 'React 19, in the browser and on a server',
    packages: [
      ...TOOLS,
      ...['react@19', 'react-dom@19', '@types/react@19', '@types/react-dom@19'],
      '@vitejs/plugin-react',
    ],
    files: (world) => ({
      'index.html': page('/src/main.tsx'),
      'vite.config.js': `import react from '@vitejs/plugin-react'; export default { plugins: [react()] };`,
      'tsconfig.json': tsconfig({ jsx: 'react-jsx' }),
      'src/Login.tsx': sample('tsx', world),
      'src/main.tsx': `import { createRoot } from 'react-dom/client';
        import { Login } from './Login';
        createRoot(document.getElementById('app')!).render(<Login />);`,
      'src/server.tsx': `import { renderToString } from 'react-dom/server';
        import { Login } from './Login';
        if (!renderToString(<Login />).includes('<instagram-login')) throw new Error('No element');`,
    }),
    steps: [
      ['node_modules/typescript/bin/tsc', '-p', '.'],
      [VITE, 'build', '--ssr', 'src/server.tsx', '--outDir', 'server'],
      ['server/server.js'],
      [VITE, 'build'],
    ],
    serve: PREVIEW,
  },
  {
    name: 'Vue',
    packages: [...TOOLS, 'vue@3', 'vue-tsc@3', '@vitejs/plugin-vue'],
    files: (world) => ({
      'index.html': page('/src/main.ts'),
      'vite.config.js': `import vue from '@vitejs/plugin-vue';
        const isCustomElement = (tag) => tag.startsWith('instagram-');
        export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };`,
      'tsconfig.json': tsconfig(),
      'src/Login.vue': sample('vue', world),
      'src/main.ts': `import { createApp } from 'vue'; import Login from './Login.vue'; createApp(Login).mount('#app');`,
    }),
    steps: [
      ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', '.'],
      [VITE, 'build'],
    ],
    serve: PREVIEW,
  },
  {
    name: 'SvelteKit, rendered on a server and in the browser',
    packages: [
      ...TOOLS,
      ...['svelte@5.57.3', 'svelte-check@4', '@sveltejs/kit@2', '@sveltejs/adapter-static@3'],
      ...['@sveltejs/vite-plugin-svelte@7.3.1', '@types/node@24'],
    ],
    files: (world) => ({
      'svelte.config.js': `import adapter from '@sveltejs/adapter-static'; export default { kit: { adapter: adapter() } };`,
      'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite'; export default { plugins: [sveltekit()] };`,
      'tsconfig.json':
        '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "strict": true, "skipLibCheck": true } }',
      'src/app.html': `<!doctype html><html lang="en"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>`,
      'src/routes/+layout.ts': 'export const prerender = true;',
      'src/routes/+page.svelte': sample('svelte', world),
    }),
    steps: [
      ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'],
      ['node_modules/svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json'],
      [VITE, 'build'],
    ],
    serve: PREVIEW,
  },
  {
    name: 'Next.js',
    packages: [
      'next@16',
      'react@19',
      'react-dom@19',
      '@types/react@19',
      'typescript@6.0.3',
      '@types/node@24',
    ],
    files: (world) => ({
      'app/layout.tsx': `export default ({ children }: { children: React.ReactNode }) =>
        <html lang="en"><body>{children}</body></html>;`,
      'app/page.tsx': sample('tsx nextjs', world),
      'app/login.tsx': sample('tsx', world),
    }),
    steps: [['node_modules/next/dist/bin/next', 'build']],
    serve: ['node_modules/next/dist/bin/next', 'start', '--port=4173', '--hostname=localhost'],
  },
  {
    name: 'Astro',
    packages: ['astro@7', '@astrojs/check', 'typescript@6.0.3'],
    files: (world) => ({
      'tsconfig.json': '{ "extends": "astro/tsconfigs/strict" }',
      'src/pages/index.astro': sample('astro', world),
    }),
    steps: [
      ['node_modules/astro/bin/astro.mjs', 'check'],
      ['node_modules/astro/bin/astro.mjs', 'build'],
    ],
    serve: ['node_modules/astro/bin/astro.mjs', 'preview', '--port=4173', '--host=localhost'],
  },
  {
    name: 'Vitest with MSW',
    packages: ['vitest@5', 'vite@8.3.8', 'msw@3'],
    files: () => ({
      'login.test.ts': `import { setupServer } from 'msw/node';
        import { expect, test } from 'vitest';
        import { createInstagram, instagramHandlers } from 'latchkey/simulator';
        const instagram = createInstagram();
        setupServer(...instagramHandlers(instagram)).listen();
        test('Instagram fails on demand', async () => {
          instagram.fail({ kind: 'status', status: 503, path: '/access_token' });
          expect((await fetch('https://graph.instagram.com/access_token')).status).toBe(503);
          expect((await fetch('https://graph.instagram.com/access_token')).status).toBe(400);
        });`,
    }),
    steps: [['node_modules/vitest/vitest.mjs', 'run']],
  },
  {
    name: 'a Worker, as a dry run',
    packages: ['wrangler@4.156.0'],
    files: () => ({
      'worker.ts': `export { default, Keeper } from 'latchkey/worker';\n`,
      'wrangler.json': JSON.stringify({
        name: 'mine',
        main: 'worker.ts',
        compatibility_date: '2026-10-20',
        durable_objects: { bindings: [{ name: 'KEEPER', class_name: 'Keeper' }] },
        exports: { Keeper: { type: 'durable-object', storage: 'sqlite' } },
      }),
    }),
    steps: [['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', 'built']],
  },
];

/** The program of Deno and Bun that runs the proxy, which `PARITY_PROGRAM` names. */
export const SERVE = `import { createProxy } from 'latchkey/proxy';
const { fetch } = createProxy(process.env);
const listening = (port) => console.log('The proxy is listening on http://127.0.0.1:' + port);
const where = { port: 0, hostname: '127.0.0.1' };
if (globalThis.Deno) Deno.serve({ ...where, onListen: ({ port }) => listening(port) }, fetch);
else listening(Bun.serve({ ...where, fetch }).port);
`;
