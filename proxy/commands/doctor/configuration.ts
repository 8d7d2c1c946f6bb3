/** Pure. The configuration by itself: what the proxy would refuse to start with, and where the right value is. */
import { BUSINESS_LOGIN_SETTINGS, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';
import type { NODE_VARIABLES, PROXY_VARIABLES } from '../../config/variables.ts';

const APP_SETTINGS = 'App dashboard > App settings > Basic';

/** Where the value of a variable is found; the others are the owner's own to choose. */
const SOURCES: Readonly<Partial<Record<string, string>>> = {
  INSTAGRAM_CLIENT_ID: `${BUSINESS_LOGIN_SETTINGS}: Instagram app ID.`,
  INSTAGRAM_CLIENT_SECRET: `${BUSINESS_LOGIN_SETTINGS}: Instagram app secret.`,
  FACEBOOK_CLIENT_ID: `${APP_SETTINGS}: App ID.`,
  FACEBOOK_CLIENT_SECRET: `${APP_SETTINGS}: App secret.`,
  REDIRECT_URIS: `${BUSINESS_LOGIN_SETTINGS}: copy the redirect URIs from there, separated by commas.`,
  SEALING_KEY: 'Generate one with: openssl rand -base64 32',
  KEEPER_KEY: 'Generate one with: openssl rand -base64 32',
  KEEPER_ADMIN_KEY: 'Generate one with: openssl rand -base64 32',
  KEEPER_FILE: 'On Node: a path on a disk that stays, such as /data/keeper.db.',
} satisfies Partial<Record<keyof typeof PROXY_VARIABLES | keyof typeof NODE_VARIABLES, string>>;

/** One finding for each fault, or one that there is none. */
export function examineConfiguration({ faults }: Subject): Finding[] {
  const check = 'configuration';
  if (faults.length === 0)
    return [{ check, verdict: 'right', says: 'The proxy starts with these variables.' }];
  return faults.map(({ variable, problem }) => ({
    check,
    verdict: 'wrong',
    says: `${variable} ${problem}.`,
    next: SOURCES[variable] ?? `Correct ${variable} in the environment or in .env.`,
  }));
}
