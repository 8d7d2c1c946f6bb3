/** The apps that the simulation knows, one for each dialect. Every id and secret here is invented. */

/**
 * Which generation of the login an app belongs to: `instagram` is Instagram Login of today, `facebook` is the
 * Instagram API with Facebook Login, `legacy` the API of 2011 to 2020.
 */
export type Dialect = 'instagram' | 'facebook' | 'legacy';

/** A registered app, as its developer sees it in the dashboard. */
export interface App {
  dialect: Dialect;
  /** What the consent page calls it. */
  name: string;
  clientId: string;
  clientSecret: string;
  /** Exact strings; how strictly they are compared depends on the dialect. */
  redirectUris: readonly string[];
  /** Usernames with an accepted invitation; absent: everyone may connect. */
  testers?: readonly string[];
  /** Legacy only: `true` refuses `response_type=token`, as “Disable implicit OAuth” did. */
  implicitDisabled?: boolean;
  /** Legacy only: `true` refuses data calls, as “Enforce signed requests” did; no signature is ever found right. */
  signedRequests?: boolean;
  /** Facebook Login only: `true` refuses calls without `appsecret_proof`, as “Require App Secret” does. */
  proofRequired?: boolean;
}

/** The three dialects' apps by name, so that a start script can hand their ids and secrets on. */
export const DEMO_CREDENTIALS = {
  instagram: {
    clientId: '1784140500000001',
    clientSecret: '51a0000000000000000000000000001a',
  },
  facebook: {
    clientId: '620000000000003',
    clientSecret: '51a0000000000000000000000000003f',
  },
  legacy: {
    clientId: '51a0000000000000000000000000c11e',
    clientSecret: '51a0000000000000000000000000002e',
  },
} as const satisfies Record<Dialect, Pick<App, 'clientId' | 'clientSecret'>>;

/**
 * One app for each dialect, all with the same redirect URIs.
 *
 * Does not check the URIs: a malformed one simply never matches.
 */
export function demoApps(redirectUris: readonly string[]): App[] {
  const dialects: Dialect[] = ['instagram', 'facebook', 'legacy'];
  return dialects.map((dialect) => ({
    dialect,
    name: 'Latchkey demo',
    ...DEMO_CREDENTIALS[dialect],
    redirectUris,
  }));
}
