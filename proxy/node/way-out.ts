/** Pure. Whether the way to Instagram leads through a proxy of one's own network. */
import type { Env, Fault } from '../config/faults.ts';
import { asText } from '../config/faults.ts';
import type { Parsed } from '../config/config.ts';

/** In the order in which Node and undici look: lower case wins. */
const VARIABLES = [
  ['https_proxy', 'HTTPS_PROXY'],
  ['http_proxy', 'HTTP_PROXY'],
] as const;

/** What keeps a proxy's address from being used. Never repeats it: it may have a password. */
function findProblem(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    return 'is not the URL of a proxy (http:// or https://, and host and port)';
  }
  const { username, password } = new URL(value);
  try {
    decodeURIComponent(username + password);
    return undefined;
  } catch {
    return 'has a user name or a password with a % that encodes nothing';
  }
}

/**
 * Reads whether calls go out through `HTTPS_PROXY`, past the hosts of `NO_PROXY`: as Node's own `fetch` decides it.
 *
 * Without `NODE_USE_ENV_PROXY=1` these variables are not read, and so not wrong.
 *
 * @see [NODE_USE_ENV_PROXY](https://nodejs.org/api/cli.html#node_use_env_proxy1)
 */
export function parseWayOut(env: Env): Parsed<{ usesEnvProxy: boolean }> {
  if (env['NODE_USE_ENV_PROXY'] !== '1') return { ok: true, value: { usesEnvProxy: false } };
  const faults: Fault[] = [];
  for (const names of VARIABLES) {
    const variable = names.find((name) => env[name] !== undefined);
    const value = variable === undefined ? '' : asText(env[variable]);
    const problem = value ? findProblem(value) : undefined;
    if (variable !== undefined && problem !== undefined) faults.push({ variable, problem });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { usesEnvProxy: true } };
}
