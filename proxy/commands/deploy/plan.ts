/** Pure. What a deployment is made of: how the page is built, and what wrangler is told. */
import { isLoopback } from '../../config/is-loopback.ts';
import { namesOf, PROXY_VARIABLES } from '../../config/variables.ts';
import { findPreviewFault } from '../../node/public-suffix.ts';
import { findTakenByNpm, readOptions } from '../command-options.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** One deployment, before anything runs. */
export interface DeployPlan {
  /** Where the bundle and the page are kept to be looked at; undefined when nothing is kept. */
  keptIn: string | undefined;
  /** What the page is built with; nothing in here is secret. Undefined where the proxy is deployed alone. */
  page: Record<string, string> | undefined;
  /** After `wrangler deploy`, beside the folders. */
  args: string[];
  /** The variables that the Worker gets; its secrets come by `wrangler secret put` only. */
  sets: string[];
}

/** Why nothing is deployed, in one sentence. */
export interface DeployFault {
  fault: string;
}

const HELP = `Builds the page, then deploys page and proxy as one Worker.

Usage: npm run deploy -- [options]

  --proxy-only   the proxy alone, for a page that is hosted elsewhere
  --dry-run      builds and checks everything, and deploys nothing
  --env NAME     another Worker, staging for example (-e)
  --outdir DIR   keeps the bundle and, in DIR/page, the page; DIR must be new or empty
  --name NAME    the Worker's name
  --domain NAME  a domain for the Worker, any number of them
  --route ROUTE  a route for the Worker, any number of them
  --message TEXT, --tag TEXT
                 what the version is called in the dashboard
  --help         this

Variables come from the environment and .env, and secrets from npx wrangler secret put. Any other option of
wrangler's goes to wrangler itself: npx wrangler deploy -c proxy/wrangler.jsonc.`;

/** All that may follow `--`: what is not in here could deploy something else, or put a secret on a command line. */
const COMMAND = {
  name: 'npm run deploy',
  help: HELP,
  options: {
    'proxy-only': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    env: { type: 'string', short: 'e' },
    outdir: { type: 'string' },
    name: { type: 'string' },
    domain: { type: 'string', multiple: true },
    route: { type: 'string', multiple: true },
    message: { type: 'string' },
    tag: { type: 'string' },
  },
} as const;

/** What a deployment sets: a secret never goes on a command line, and an upstream is for tests. */
const DEPLOYED = namesOf(PROXY_VARIABLES, ({ isSecret, isForTests }) => !isSecret && !isForTests);

/**
 * Decides how page and proxy are deployed, from the environment and the command line.
 *
 * Does not check the values: `npm run doctor` does, and a Worker whose configuration is wrong says so at `/healthz`.
 */
export function planDeploy(
  env: Env,
  given: readonly string[],
  config: string,
): DeployPlan | DeployFault | { help: string } {
  const read = readOptions(COMMAND, given);
  if (!('values' in read)) return read;
  const empty = Object.entries(read.values).find(([, value]) => [value].flat().includes(''));
  // An unset variable of a shell, as in --env=$STAGING, would otherwise deploy the other Worker.
  if (empty) return { fault: `--${empty[0]} is empty. See npm run deploy -- --help.` };
  const taken = findTakenByNpm({ ...COMMAND, options: NPM_MAY_TAKE }, env);
  if (taken) return { fault: taken };
  if (namesOnlyThisMachine(env['REDIRECT_URIS'] ?? '')) return { fault: LOCAL_ONLY };
  const previews = findPreviewFault(env['PREVIEW_REDIRECT_URIS']);
  if (previews !== undefined) return { fault: previews };
  const sets = DEPLOYED.filter((name) => env[name]);
  const vars = sets.flatMap((name) => ['--var', `${name}:${env[name] ?? ''}`]);
  // Without a name wrangler warns that there are several environments, and takes this one.
  const { outdir: keptIn, 'proxy-only': isAlone, ...values } = read.values;
  const asked = Object.entries({ env: '', ...values }).flatMap(argumentsOf);
  return {
    keptIn,
    page: isAlone ? undefined : pageOf(env),
    args: ['--config', config, '--keep-vars', ...vars, ...asked],
    sets,
  };
}

/**
 * The Worker's first file: without a key for a keeper here, the one that has no keeper in it.
 *
 * The key itself is a secret and reaches the Worker by `wrangler secret put`. A Worker that has it and was deployed without
 * refuses to start, and keeps what it keeps.
 */
export function entryOf(env: Env): string {
  return env['KEEPER_KEY'] ? 'proxy/worker.ts' : 'proxy/worker/without-keeper/worker.ts';
}

/** What changes where it goes, or whether it goes at all. */
const NPM_MAY_TAKE = {
  'proxy-only': COMMAND.options['proxy-only'],
  'dry-run': COMMAND.options['dry-run'],
  env: COMMAND.options.env,
  name: COMMAND.options.name,
  outdir: COMMAND.options.outdir,
};

const LOCAL_ONLY =
  'REDIRECT_URIS names only this machine, which visitors of a deployed page cannot reach. Set it to the page’s public URL, for this command alone (REDIRECT_URIS=https://… npm run deploy) or in .env.';

/** Judged after parsing: `LOCALHOST` and a blank before it are the same machine. */
function namesOnlyThisMachine(redirectUris: string): boolean {
  const uris = redirectUris.split(',').filter((uri) => uri.trim() !== '');
  return uris.length > 0 && uris.every((uri) => URL.canParse(uri) && isLoopback(new URL(uri)));
}

/** An option as wrangler reads it: one word, so that no value is taken for an option. */
function argumentsOf([name, value]: [string, string | boolean | readonly string[]]): string[] {
  if (typeof value === 'boolean') return value ? [`--${name}`] : [];
  return [value].flat().map((one) => `--${name}=${one}`);
}

/** The page logs in to the app of the proxy, unless it is told of another one. */
function pageOf(env: Env): Record<string, string> {
  const id = env['VITE_INSTAGRAM_CLIENT_ID'] || env['INSTAGRAM_CLIENT_ID'] || '';
  return { VITE_INSTAGRAM_CLIENT_ID: id, VITE_SIMULATOR_URL: '' };
}
