/** Pure. What is wrong with an environment as a whole. */

/** One thing that is wrong with the environment: the variable's name and why, never its value. */
export interface Fault {
  variable: string;
  problem: string;
}

/** What came in: text on Node; on Workers also numbers and bindings. */
export type Env = Readonly<Record<string, unknown>>;

/** Reads a variable as text: a Worker's may be a JSON number; a binding is no text. */
export function asText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Names that only a slip of the keyboard sets beside ours. */
const LOOKS_LIKE_OURS =
  /^(?:INSTAGRAM_(?:CLIENT|APP|SECRET|TOKEN_|GRAPH|AUTH)|FACEBOOK_(?:CLIENT|APP|SECRET|GRAPH)|REDIRECT_UR|PREVIEW_REDIRECT|SEALING_|RATE_LIMIT|TRUSTED_PROX|KEEPER_|MEDIA_(?:ORIGIN|TTL|STALE|IMAGE))/i;

/** Finds names that are close to a variable's and are not read. */
export function findStrayNames(env: Env, known: ReadonlySet<string>): Fault[] {
  return Object.keys(env)
    .filter((variable) => LOOKS_LIKE_OURS.test(variable) && !known.has(variable))
    .map((variable) => ({
      variable,
      problem: 'is not a setting of the proxy (check its spelling)',
    }));
}

/** Finds secrets in `VITE_…` variables, which Vite prints into the page. */
export function findPublishedSecrets(env: Env, secrets: readonly (string | undefined)[]): Fault[] {
  const published = Object.entries(env).filter(([variable, value]) => {
    if (!variable.startsWith('VITE_')) return false;
    return (
      /SECRET|SEALING|KEEPER|ADMIN_KEY/i.test(variable) ||
      secrets.some((it) => it && asText(value)?.includes(it))
    );
  });
  return published.map(([variable]) => ({
    variable,
    problem: 'would publish a secret, because VITE_ variables end up in the page',
  }));
}

/** Finds half of a Facebook app, or the Instagram app in its place. */
export function findPairFaults(instagramId: string, id?: string, clientSecret?: string): Fault[] {
  const problem = 'is missing (set both FACEBOOK_CLIENT_ID and FACEBOOK_CLIENT_SECRET, or neither)';
  if (id === undefined && clientSecret !== undefined)
    return [{ variable: 'FACEBOOK_CLIENT_ID', problem }];
  if (id !== undefined && clientSecret === undefined)
    return [{ variable: 'FACEBOOK_CLIENT_SECRET', problem }];
  if (id === undefined || id !== instagramId) return [];
  return [{ variable: 'FACEBOOK_CLIENT_ID', problem: 'names the same app as INSTAGRAM_CLIENT_ID' }];
}
