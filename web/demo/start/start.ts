/**
 * `npm start`: builds the page, then serves page and proxy in workerd, and the simulated Instagram beside them.
 * `npm run dev` is the same with `--watch`: the page by Vite with hot reload, the proxy rebuilt when it changes.
 * `--https` serves the page with a certificate of its own making, for an Instagram that insists on https.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { createApp } from '../../../proxy/app.ts';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { environment } from '../../../proxy/commands/dot-env.ts';
import { endWithParent } from '../../../proxy/node/end-with-parent.ts';
import { parseEnv, type Config } from '../../../proxy/config/config.ts';
import { keeperRoutes } from '../../../proxy/keeper/routes/routes.ts';
import { BROKEN_KEEPER } from '../../../proxy/keeper/service.ts';
import { holdPort, isTaken, type HeldPort } from '../../../proxy/node/loopback.ts';
import { webPlatform } from '../../../proxy/platform/platform.ts';
import { WRANGLER_KEEPS_NOTHING } from '../../../proxy/commands/wrangler-env.ts';
import { serveInstagram } from '../simulator/serve.ts';
import { announcement } from './announcement.ts';
import { wakeAt } from './keeper-clock.ts';
import { setup, type Setup } from './setup.ts';

const ROOT = new URL('../../../', import.meta.url);
/** What Vite may read for the page; `.env` and keys are among those that it denies by itself. */
const SERVED = {
  allow: ['web', 'proxy', 'node_modules'].map((folder) => path(folder)),
  deny: ['.env', '.env.*', '.dev.vars*', '*.{crt,key,pem}', '**/.git/**', '**/.wrangler/**'],
};

/** Any page of the web may ask for Vite's address that opens a file in an editor. */
const withoutEditor: Plugin = {
  name: 'without-editor',
  configureServer({ middlewares }) {
    middlewares.use('/__open-in-editor', (_, response) => void response.writeHead(404).end());
  },
};

const HELP = `The page, its proxy and a simulated Instagram, or the real one with an app in .env.

Usage: npm start -- [options], or npm run dev for the same with hot reload

  --https  the page over https, with a certificate of its own making
  --help   this

PORT and SIMULATOR_PORT move them from 8787 and 8788. All settings are in the README.`;

const { https = false, watch = false } = optionsOrExit({
  name: 'npm start',
  help: HELP,
  options: { https: { type: 'boolean' }, watch: { type: 'boolean' } },
}).values;
if (watch && https)
  refuse(
    '--https works with npm start only, because Vite, which serves the page here, has no certificate.',
  );
// What wrangler says about a healthy start belongs to no one, and its debug log would hold the secret.
Object.assign(process.env, WRANGLER_KEEPS_NOTHING, { WRANGLER_LOG: 'error' });

const env = environment(new URL('.env', ROOT), process.env);
const held = await takePort('PORT', env['PORT'] ?? '8787');
const pagePort = held.port;
const pageUrl = new URL(`${https ? 'https' : 'http'}://localhost:${pagePort}/`);
const forSimulator = await takePort('SIMULATOR_PORT', env['SIMULATOR_PORT'] ?? '8788');
const simulatorPort = forSimulator.port;
const sealingKey = randomBytes(32).toString('base64');
const keeper = {
  KEEPER_KEY: randomBytes(32).toString('base64'),
  KEEPER_ADMIN_KEY: env['KEEPER_ADMIN_KEY'] || randomBytes(32).toString('base64url'),
};
const simulatorUrl = new URL(`http://localhost:${simulatorPort}/`);
const chosen = setup(env, pageUrl, simulatorUrl, sealingKey, keeper);
if ('fault' in chosen) refuse(chosen.fault);
const parsed = parseEnv(chosen.proxy);
if (!parsed.ok)
  refuse(parsed.faults.map(({ variable, problem }) => `${variable} ${problem}.`).join('\n'));

const closers: (() => Promise<unknown>)[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent(() => void end());

// It listens on both addresses by itself.
await forSimulator.free();
if (chosen.instagram === 'simulated') {
  const simulator = await serveInstagram({
    port: simulatorPort,
    redirectUris: chosen.redirectUris,
    // One clock for both: what the simulation's front page moves, the keeper sees too.
    timePasses: (now) => wakeAt(pageUrl, keeper.KEEPER_ADMIN_KEY, now),
  });
  closers.push(() => simulator.close());
}
Object.assign(process.env, chosen.page);
await (watch ? serveWithHotReload(chosen, parsed.value) : serveBuilt(chosen));
console.log(announcement(chosen, { pageUrl, simulatorUrl, claim: await claimLink(chosen) }));

async function serveBuilt(chosen: Setup): Promise<void> {
  // The page as it is deployed, whatever the shell that this runs in was for.
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  const outDir = folderOfItsOwn();
  await build({ configFile: path('vite.config.ts'), logLevel: 'warn', build: { outDir } });
  await held.release();
  await startWorker(chosen, pagePort, outDir);
}

/** A page for these addresses: `npm run build`, or another start, may run at the same time. */
function folderOfItsOwn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-page-'));
  // By the event, which wrangler's own end of the process does not skip.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function serveWithHotReload(chosen: Setup, config: Config): Promise<void> {
  // The files are Vite's, but the configuration must name a folder that is there.
  const worker = await startWorker(chosen, 0, path('web/public'));
  const { createServer } = await import('vite');
  const proxy = Object.fromEntries(proxyPaths(config).map((path) => [path, worker.origin]));
  const vite = await createServer({
    configFile: path('vite.config.ts'),
    logLevel: 'warn',
    // An address that is no file is 404, as it is when the page is built.
    appType: 'mpa',
    plugins: [withoutEditor],
    // Vite would serve all of the project, what is secret in it by names that it knows.
    server: { host: '127.0.0.1', port: pagePort, strictPort: true, proxy, fs: SERVED },
  });
  await held.release();
  await vite.listen();
  closers.unshift(() => vite.close());
}

/** The paths of the proxy, as Vite takes them: one also covers whatever begins with it. */
function proxyPaths(config: Config): string[] {
  const keeping = { keeper: BROKEN_KEEPER, routes: keeperRoutes };
  const { routes } = createApp(config, { ...webPlatform(globalThis), keeper: keeping });
  return routes.map(({ path }) => path).filter((path) => !/[*:]/.test(path));
}

/** Runs the proxy with the page's files in workerd, as they are deployed. */
async function startWorker(chosen: Setup, port: number, assets: string): Promise<URL> {
  const { unstable_startWorker } = await import('wrangler');
  const secrets = Object.entries(chosen.proxy).map(([name, value]) => [
    name,
    { type: 'secret_text' as const, value },
  ]);
  const worker = await unstable_startWorker({
    config: path('proxy/wrangler.jsonc'),
    entrypoint: path('web/demo/start/worker.ts'),
    bindings: Object.fromEntries(secrets),
    assets,
    dev: {
      server: { hostname: '127.0.0.1', port, secure: https },
      inspector: false,
      persist: false,
      watch,
      logLevel: 'error',
    },
  });
  closers.unshift(() => worker.dispose());
  await worker.ready;
  return await worker.url;
}

async function end(): Promise<void> {
  for (const close of closers.splice(0)) await close();
  process.exit(0);
}

/** A link that keeps one account; undefined where the keeper cannot be asked, as over a certificate of its own making. */
async function claimLink({ instagram }: Setup): Promise<string | undefined> {
  if (instagram === 'real' || https) return undefined;
  const headers = { Authorization: `Bearer ${keeper.KEEPER_ADMIN_KEY}` };
  const body = new URLSearchParams();
  const reply = await fetch(new URL('/kept/claims', pageUrl), { method: 'POST', headers, body });
  const { url } = (await reply.json()) as { url?: string };
  return url;
}

/** Takes a port that `localhost` leads to (0 picks one), or ends with one sentence that says it is in use. */
async function takePort(variable: string, value: string): Promise<HeldPort> {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    refuse(`${variable} is not a port. Set it to a number from 0 to 65535.`);
  return await holdPort(port).catch((error: unknown) => {
    if (isTaken(error))
      refuse(
        `Port ${port} is in use. Stop the program that uses it, or choose another port with ${variable}.`,
      );
    refuse(`${variable} is ${port}, and this machine does not let a program listen on that port.`);
  });
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, ROOT));
}
