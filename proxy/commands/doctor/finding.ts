/** What can be looked at, in the order in which it is told. */
export type Check =
  | 'configuration'
  | 'redirect_uri'
  | 'registered'
  | 'page'
  | 'instagram_app'
  | 'facebook_app'
  | 'graph_version'
  | 'clock'
  | 'proxy'
  | 'allowed'
  | 'origin';

/** One thing that was looked at; no value in it is secret. */
export interface Finding {
  check: Check;
  /** `unknown`: could not find out. */
  verdict: 'right' | 'wrong' | 'unknown';
  /** One or two sentences. */
  says: string;
  /** The next click, or the next command. */
  next?: string;
}

/** Where Instagram's own id and secret are, as its dashboard of 2026 is laid out. */
export const BUSINESS_LOGIN_SETTINGS =
  'App dashboard > Use cases > Instagram API > API setup with Instagram login > 3. Set up Instagram business login > Business login settings';

/** The exit status for scripts: 0 right, 1 something is wrong, 2 could not find out. */
export function exitStatus(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ verdict }) => verdict === 'wrong')) return 1;
  return findings.some(({ verdict }) => verdict === 'unknown') ? 2 : 0;
}
