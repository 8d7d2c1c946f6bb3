import { sample } from './samples.ts';
import type { World } from './world.ts';

/** One project in which the package is used as its users would. */
export interface FrameworkProject {
  name: string;
  /** What makes the project in a folder `app`, from a template that its package holds; otherwise it begins empty. */
  create?: string;
  /** What is installed in an empty project besides the package itself. */
  packages?: readonly string[];
  /** What is pasted over the template's files, or is all there is. */
  files: (world: World) => Readonly<Record<string, string>>;
  /** Commands that must end well, in order. */
  steps: readonly string[];
  /** Commands that serve a page that logs in, one after the other; each is told `--port`. */
  serve?: readonly string[];
}

const VITE = 'create-vite@9.3.0';
const SERVE_VITE = ['vite --strictPort', 'vite preview --strictPort'];

/** What the template of Next.js would load from Google when it is built, so that a build needs no network. */
const WITHOUT_GOOGLE_FONTS = {
  '.env': 'NEXT_FONT_GOOGLE_MOCKED_RESPONSES=./google-fonts.cjs',
  'google-fonts.cjs': `module.exports = Object.fromEntries(
    ['Geist', 'Geist+Mono'].map((name) => [
      \`https://fonts.googleapis.com/css2?family=\${name}:wght@100..900&display=swap\`,
      \`@font-face { font-family: '\${name}'; src: local('serif'); }\`,
    ]),
  );`,
};

/** What create-astro's template `minimal` has: it holds no template itself, but loads it from GitHub. */
const ASTRO_MINIMAL = {
  'tsconfig.json': JSON.stringify({
    extends: 'astro/tsconfigs/strict',
    include: ['.astro/types.d.ts', '**/*'],
    exclude: ['dist'],
  }),
  'astro.config.mjs': `import { defineConfig } from 'astro/config';
    export default defineConfig({});`,
};

/** The projects: each type-checks and builds; those with a page log in. */
export const PROJECTS: readonly FrameworkProject[] = [
  {
    name: 'Next.js',
    create: 'create-next-app@16.4.3 app --yes --skip-install --disable-git',
    files: (world) => ({
      'app/page.tsx': sample('tsx nextjs', world),
      'app/login.tsx': sample('tsx', world),
      ...WITHOUT_GOOGLE_FONTS,
    }),
    steps: ['npm run lint', 'npm run build'],
    serve: ['next dev --hostname=localhost', 'next start --hostname=localhost'],
  },
  {
    name: 'SvelteKit',
    create: 'sv@0.17.1 create app --template minimal --types ts --no-add-ons --no-install',
    files: (world) => ({ 'src/routes/+page.svelte': sample('svelte', world) }),
    steps: ['npm run check', 'npm run build'],
    serve: SERVE_VITE,
  },
  {
    name: 'Vue',
    create: `${VITE} app --template vue-ts --no-interactive`,
    files: (world) => ({
      'vite.config.ts': sample('ts vue', world),
      'src/App.vue': sample('vue', world),
    }),
    steps: ['npm run build'],
    serve: SERVE_VITE,
  },
  {
    name: 'React 19, in the browser and on a server',
    create: `${VITE} app --template react-ts --no-interactive`,
    files: (world) => ({
      'src/App.tsx': sample('tsx', world),
      'src/server.tsx': `import { renderToString } from 'react-dom/server';
        import App from './App.tsx';
        if (!renderToString(<App />).includes('<instagram-login')) throw new Error('No element');`,
    }),
    steps: [
      'npm run lint',
      'npm run build',
      'vite build --ssr src/server.tsx --outDir server',
      'node server/server.js',
    ],
    serve: SERVE_VITE,
  },
  withoutFramework('TypeScript, the sample of README.md', (world) =>
    sample('ts', world, 'README.md'),
  ),
  withoutFramework('TypeScript, the sample of web/README.md', (world) => sample('ts', world)),
  {
    name: 'Astro',
    packages: ['astro@7', '@astrojs/check', 'typescript@6.0.3'],
    files: (world) => ({
      ...ASTRO_MINIMAL,
      'src/pages/index.astro': sample('astro', world),
    }),
    steps: ['astro check', 'astro build'],
    serve: ['astro dev --host=localhost', 'astro preview --host=localhost'],
  },
  {
    name: 'HTML alone',
    packages: ['sirv-cli@3.0.1'],
    files: (world) => ({ 'index.html': sample('html', world) }),
    steps: ['cp node_modules/latchkey/dist/package/instagram-login.js .'],
    serve: ['sirv . --dev --host=localhost'],
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
    steps: ['vitest run'],
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
    steps: ['wrangler deploy --dry-run --outdir built'],
  },
];

function withoutFramework(name: string, main: (world: World) => string): FrameworkProject {
  return {
    name,
    create: `${VITE} app --template vanilla-ts --no-interactive`,
    files: (world) => ({
      'src/main.ts': main(world),
      'index.html': `<!doctype html>
        <html lang="en">
          <body>
            <button>Log in with Instagram</button>
            <p role="status"></p>
            <script type="module" src="/src/main.ts"></script>
          </body>
        </html>`,
      '.env': `VITE_INSTAGRAM_CLIENT_ID=${world.clientId}
        VITE_PROXY_URL=${world.proxy}/
        VITE_SIMULATOR_URL=${world.simulator}`,
    }),
    steps: ['npm run build'],
    serve: SERVE_VITE,
  };
}
