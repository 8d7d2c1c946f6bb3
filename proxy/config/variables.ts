/**
 * Pure. Every variable that the proxy reads from its environment, one row for each. What parses, deploys, starts and
 * documents them reads this table.
 */
import {
  checkClientId,
  checkClientSecret,
  checkEndpoint,
  checkInteger,
  checkOrigin,
  checkText,
  checkUrls,
} from './checks.ts';
import { asText, type Env, type Fault } from './faults.ts';
import {
  checkAdminKey,
  checkOrigins,
  checkPictureMode,
  checkWebhookSecret,
  checkWebhookUrl,
} from './keeper.ts';
import { checkPreviews, type IsPublicSuffix } from './previews.ts';
import { checkIssuer, checkSealingKey } from './relay.ts';

/** One variable. Its name is the key of its row. */
export interface Variable {
  /** Says what is wrong with a value by itself; undefined when it is right. */
  check: (value: string, isPublicSuffix: IsPublicSuffix) => string | undefined;
  isRequired?: true;
  /** What counts where it is not set. */
  fallback?: string;
  /** Never on a command line: a Worker gets it from `wrangler secret put`. */
  isSecret?: true;
  /** Points a test or a simulation elsewhere, so a deployment does not set it. */
  isForTests?: true;
}

/** What the proxy reads wherever it runs. */
export const PROXY_VARIABLES = {
  INSTAGRAM_CLIENT_ID: { check: checkClientId, isRequired: true },
  INSTAGRAM_CLIENT_SECRET: { check: checkClientSecret, isRequired: true, isSecret: true },
  FACEBOOK_CLIENT_ID: { check: checkClientId },
  FACEBOOK_CLIENT_SECRET: { check: checkClientSecret, isSecret: true },
  REDIRECT_URIS: { check: checkUrls, isRequired: true },
  INSTAGRAM_AUTHORIZE_URL: {
    check: checkEndpoint,
    fallback: 'https://www.instagram.com/oauth/authorize',
    isForTests: true,
  },
  INSTAGRAM_TOKEN_URL: {
    check: checkEndpoint,
    fallback: 'https://api.instagram.com/oauth/access_token',
    isForTests: true,
  },
  INSTAGRAM_GRAPH_URL: {
    check: checkOrigin,
    fallback: 'https://graph.instagram.com',
    isForTests: true,
  },
  FACEBOOK_GRAPH_URL: {
    check: checkOrigin,
    fallback: 'https://graph.facebook.com',
    isForTests: true,
  },
  ISSUER: { check: checkIssuer },
  SEALING_KEY: { check: checkSealingKey, isSecret: true },
  SEALING_KEY_PREVIOUS: { check: checkSealingKey, isSecret: true },
  PREVIEW_REDIRECT_URIS: { check: (value, isSuffix) => checkPreviews(isSuffix)(value) },
  RATE_LIMIT_PER_MINUTE: { check: checkInteger(0, 1_000_000), fallback: '60' },
  KEEPER_KEY: { check: checkSealingKey, isSecret: true },
  KEEPER_KEY_PREVIOUS: { check: checkSealingKey, isSecret: true },
  KEEPER_ADMIN_KEY: { check: checkAdminKey, isSecret: true },
  KEEPER_WEBHOOK_URL: { check: checkWebhookUrl },
  KEEPER_WEBHOOK_SECRET: { check: checkWebhookSecret, isSecret: true },
  KEEPER_WEBHOOK_SECRET_PREVIOUS: { check: checkWebhookSecret, isSecret: true },
  MEDIA_ORIGINS: { check: checkOrigins },
  MEDIA_TTL: { check: checkInteger(60, 86_400) },
  MEDIA_STALE_DAYS: { check: checkInteger(0, 365) },
  MEDIA_IMAGES: { check: checkPictureMode },
} as const satisfies Table;

/** What its Node server reads besides. On Workers these may be set, and are not read. */
export const NODE_VARIABLES = {
  PORT: { check: checkInteger(0, 65_535), fallback: '8787' },
  HOST: { check: checkText, fallback: '127.0.0.1' },
  TRUSTED_PROXIES: { check: checkInteger(0, 10), fallback: '0' },
  KEEPER_FILE: { check: checkText },
} as const satisfies Table;

/** A group of variables by their names. */
export type Table = Readonly<Record<string, Variable>>;

/** The values of a table: text where there is always one. */
export type Values<Given extends Table> = {
  readonly [Name in keyof Given]: Given[Name] extends { isRequired: true } | { fallback: string }
    ? string
    : string | undefined;
};

/** The names of a table's variables that are of some kind, in its order. */
export function namesOf(table: Table, isMeant: (variable: Variable) => boolean): string[] {
  return Object.keys(table).filter((name) => table[name] !== undefined && isMeant(table[name]));
}

/**
 * Reads the variables of a table, and all that is wrong with each of them.
 *
 * The values count only if there is no fault. Does not compare one variable with another.
 */
export function readVariables<Given extends Table>(
  table: Given,
  env: Env,
  isPublicSuffix: IsPublicSuffix = () => false,
): { values: Values<Given>; faults: Fault[] } {
  const faults: Fault[] = [];
  const values = Object.entries(table).map(([variable, { check, isRequired, fallback }]) => {
    const value = asText(env[variable]);
    const missing = isRequired && 'is missing';
    const problem = value === undefined ? missing : check(value, isPublicSuffix);
    if (problem !== undefined) faults.push({ variable, problem });
    return [variable, value ?? fallback ?? (isRequired && '')];
  });
  return { values: Object.fromEntries(values) as Values<Given>, faults };
}
