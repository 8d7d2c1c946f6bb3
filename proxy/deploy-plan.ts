/** Pure. What a deployment is made of: how the page is built, and what wrangler is told. */
import { findPreviewFault } from './public-suffix.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** One deployment, before anything runs. */
export interface DeployPlan {
  /** Where the page is built. */
  dist: string;
  /** What the page is built with; nothing in here is secret. */
  page: Record<string, string>;
  /** After `wrangler deploy`. */
  args: string[];
  /** The variables that the Worker gets; its secrets come by `wrangler secret put` only. */
  sets: string[];
}

/** Why nothing is deployed, in one sentence. */
export interface DeployFault {
  fault: string;
}

/** What may stand on a command line, in the order of the README. A secret never does. */
const VARIABLES = [
  'INSTAGRAM_CLIENT_ID',
  'FACEBOOK_CLIENT_ID',
  'REDIRECT_URIS',
  'ISSUER',
  'PREVIEW_REDIRECT_URIS',
  'RATE_LIMIT_PER_MINUTE',
];

const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/;

/**
 * Decides how page and proxy are deployed, from the environment and the command line.
 *
 * `given` goes to wrangler as it is; its own `--assets` says where the page is built. Does not check the
 * values: `npm run doctor` does, and a Worker whose configuration is wrong says so at `/healthz`.
 */
export function planDeploy(
  env: Env,
  given: readonly string[],
  defaults: { config: string; dist: string },
): DeployPlan | DeployFault {
  const redirectUris = env['REDIRECT_URIS']?.split(',') ?? [];
  if (redirectUris.length > 0 && redirectUris.every((uri) => LOOPBACK.test(uri)))
    return { fault: LOCAL_ONLY };
  const previews = findPreviewFault(env['PREVIEW_REDIRECT_URIS']);
  if (previews !== undefined) return { fault: previews };
  const sets = VARIABLES.filter((name) => env[name]);
  const dist = valueOf(given, '--assets') ?? defaults.dist;
  // Without a name wrangler warns that there are several environments, and takes this one.
  const environment = given.some((arg) => /^(-e|--env)(=|$)/.test(arg)) ? [] : ['--env='];
  const vars = sets.flatMap((name) => ['--var', `${name}:${env[name] ?? ''}`]);
  const own = [
    '--config',
    defaults.config,
    '--assets',
    dist,
    '--keep-vars',
    ...environment,
    ...vars,
  ];
  return { dist, page: pageOf(env), args: [...own, ...withoutAssets(given)], sets };
}

const LOCAL_ONLY =
  'REDIRECT_URIS names this machine only, where no visitor of a deployed page arrives: set it to the address that the page will have, for this command alone (REDIRECT_URIS=https://… npm run deploy) or in .env.';

/** The page logs in to the app of the proxy, unless it is told of another one. */
function pageOf(env: Env): Record<string, string> {
  const id = env['VITE_INSTAGRAM_CLIENT_ID'] ?? env['INSTAGRAM_CLIENT_ID'] ?? '';
  return { VITE_INSTAGRAM_CLIENT_ID: id, VITE_SIMULATOR_URL: '' };
}

function valueOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}

function withoutAssets(args: readonly string[]): string[] {
  const at = args.indexOf('--assets');
  return args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
}
