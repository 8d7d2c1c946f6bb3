/**
 * `npm start`: builds the page, then serves page and proxy in workerd, and the simulated Instagram beside them.
 * `npm run dev` is the same with `--watch`: the page by Vite with hot reload, the proxy rebuilt when it changes.
 * `--https` serves the page with a certificate of its own making, for an Instagram that insists on https.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDotEnv } from '../../proxy/dot-env.ts';
import { endWithParent } from '../../proxy/end-with-parent.ts';
import { serveInstagram } from './serve.ts';
import { setup, type Setup } from './setup.ts';

const ROOT = new URL('../../', import.meta.url);
/** Paths that the proxy answers; in development all others are Vite's. */
const PROXY_PATHS = [
  '/token',
  '/userinfo',
  '/healthz',
  '/authorize',
  '/callback',
  '/deauthorize',
  '/data-deletion',
  '/.well-known/oauth-authorization-server',
];

const CERTIFICATE = `
  The certificate is self-signed, so your browser will warn of it ("Your connection is not private", "Warning: Potential
  Security Risk Ahead"): choose Advanced, and go on to localhost. Never install it as trusted: it is wrangler's, and its
  key is public.
`;

const watch = process.argv.includes('--watch');
const https = process.argv.includes('--https');
if (watch && https)
  refuse('--https goes with npm start only: Vite, which serves the page here, has no certificate.');
// Wrangler would otherwise report its use and ask for the address of this machine.
process.env['WRANGLER_SEND_METRICS'] = 'false';
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
// What it says about a healthy start belongs to no one.
process.env['WRANGLER_LOG'] ??= 'error';

const env = { ...readDotEnv(new URL('.env', ROOT)), ...process.env };
const pagePort = await freePort('PORT', env['PORT'] ?? '8787');
const pageUrl = new URL(`${https ? 'https' : 'http'}://localhost:${pagePort}/`);
const simulatorPort = await freePort('SIMULATOR_PORT', env['SIMULATOR_PORT'] ?? '8788');
const sealingKey = randomBytes(32).toString('base64');
const chosen = setup(env, pageUrl, new URL(`http://localhost:${simulatorPort}/`), sealingKey);
if ('fault' in chosen) refuse(chosen.fault);

const closers: (() => Promise<unknown>)[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent(() => void end());

if (chosen.instagram === 'simulated') {
  const simulator = await serveInstagram({
    port: simulatorPort,
    redirectUris: chosen.redirectUris,
  });
  closers.push(() => simulator.close());
}
Object.assign(process.env, chosen.page);
await (watch ? serveWithHotReload(chosen) : serveBuilt(chosen));
console.log(announcement(chosen));

async function serveBuilt(chosen: Setup): Promise<void> {
  // The page as it is deployed, whatever the shell that this runs in was for.
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  const outDir = https ? folderOfItsOwn() : path('web/dist');
  await build({ configFile: path('vite.config.ts'), logLevel: 'warn', build: { outDir } });
  await startWorker(chosen, pagePort, outDir);
}

/** The two ways to start may run at once, each with a page for its own addresses. */
function folderOfItsOwn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-page-'));
  // By the event, which wrangler's own end of the process does not skip.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function serveWithHotReload(chosen: Setup): Promise<void> {
  // The files are Vite's, but the configuration must name a folder that is there.
  const worker = await startWorker(chosen, 0, path('web/public'));
  const { createServer } = await import('vite');
  const proxy = Object.fromEntries(PROXY_PATHS.map((path) => [path, worker.origin]));
  const vite = await createServer({
    configFile: path('vite.config.ts'),
    logLevel: 'warn',
    server: { port: pagePort, strictPort: true, proxy },
  });
  await vite.listen();
  closers.unshift(() => vite.close());
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
    bindings: Object.fromEntries(secrets),
    assets,
    dev: {
      server: { hostname: 'localhost', port, secure: https },
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

function announcement({ instagram, redirectUris }: Setup): string {
  const open = `\n  Open ${pageUrl.href}\n${https ? CERTIFICATE : ''}`;
  if (instagram === 'simulated') {
    return `${open}\n  Instagram is simulated, on http://localhost:${simulatorPort}/: log in without an account.
  For the real one, put INSTAGRAM_CLIENT_ID and INSTAGRAM_CLIENT_SECRET into .env.\n`;
  }
  return `${open}\n  This is the real Instagram. Register this redirect URI, byte for byte, in the app dashboard under
  Instagram > API setup with Instagram login > Business login settings:\n
    ${redirectUris.join('\n    ')}\n
  If Instagram wants https, start with: npm start -- --https\n`;
}

/** Resolves a port that can be listened on (0 picks one), or ends with one sentence that says it is taken. */
async function freePort(variable: string, value: string): Promise<number> {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    refuse(`${variable} is not a port: set it to a number from 0 to 65535.`);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer().once('error', reject);
  server.listen(port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
  return await promise.catch(() =>
    refuse(`Port ${port} is in use: end what listens there, or choose another with ${variable}.`),
  );
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function path(relative: string): string {
  return new URL(relative, ROOT).pathname;
}
