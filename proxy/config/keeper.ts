/** Pure. The settings of the keeper, which is on when it has a key to seal with. */
import { secret, type Secret } from '../crypto/secret.ts';
import { checkOrigin, checkText, checkUrl, type Check } from './checks.ts';
import { isLoopback } from './is-loopback.ts';
import type { Fault } from './faults.ts';
import { toKey } from './relay.ts';

/** How visitors get pictures: Instagram's own addresses, or ours that lead there or pass them on. */
export type PictureMode = 'link' | 'redirect' | 'proxy';

/** Where alerts go, and the secrets that sign them: two while one replaces the other. */
export interface WebhookConfig {
  url: string;
  secrets: readonly [Secret, ...Secret[]];
}

/** What the keeper is told, checked. */
export interface KeeperConfig {
  /** The first one seals, all of them open. */
  keys: readonly [Secret, ...Secret[]];
  adminKey: Secret;
  /** The proxy's public URL without a last slash. */
  baseUrl: string;
  /** Whether the clock may be moved: only on this machine. */
  isLoopback: boolean;
  /** The page that a claim opens. */
  claimPage: string;
  /** The pages that may read `/media`. */
  mediaOrigins: ReadonlySet<string>;
  ttlMs: number;
  staleMs: number;
  pictures: PictureMode;
  webhook?: WebhookConfig;
}

const OWN_SECRETS = ['KEEPER_KEY', 'KEEPER_KEY_PREVIOUS', 'KEEPER_ADMIN_KEY'] as const;
const OTHER_SECRETS = [
  'INSTAGRAM_CLIENT_SECRET',
  'FACEBOOK_CLIENT_SECRET',
  'SEALING_KEY',
  'SEALING_KEY_PREVIOUS',
] as const;
/** What means nothing where there is no key. */
const NEEDS_KEY = [
  'KEEPER_KEY_PREVIOUS',
  'KEEPER_ADMIN_KEY',
  'KEEPER_WEBHOOK_URL',
  'KEEPER_WEBHOOK_SECRET',
  'KEEPER_WEBHOOK_SECRET_PREVIOUS',
  'MEDIA_ORIGINS',
  'MEDIA_TTL',
  'MEDIA_STALE_DAYS',
  'MEDIA_IMAGES',
] as const;

/** The variables that the keeper looks at, as they came, each of them checked by itself. */
export type KeeperSettings = Readonly<
  Record<
    (typeof NEEDS_KEY | typeof OTHER_SECRETS)[number] | 'KEEPER_KEY' | 'ISSUER',
    string | undefined
  >
>;

/** Checks the operator's key for its length and alphabet: it is compared with a bearer token. */
export const checkAdminKey: Check = (value) =>
  checkText(value) ?? (value.length >= 32 ? undefined : 'is shorter than 32 characters');

/** Checks a secret that signs messages. */
export const checkWebhookSecret: Check = (value) =>
  checkText(value) ?? (value.length >= 16 ? undefined : 'is shorter than 16 characters');

const PRIVATE =
  /^(?:10|127|0|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^\[|^localhost$|\.(?:local|internal|localhost)$/;

/** Checks where alerts go: a public host over https, or this machine. */
export const checkWebhookUrl: Check = (value) => {
  const fault = checkUrl(value);
  if (fault !== undefined) return fault;
  const url = new URL(value);
  const isPrivate = url.protocol === 'https:' && PRIVATE.test(url.hostname);
  return isPrivate ? 'is in a private network' : undefined;
};

/** Checks a comma-separated list of origins. */
export const checkOrigins: Check = (value) => {
  if (value === '') return 'is empty';
  const faults = value.split(',').map(checkOrigin);
  const index = faults.findIndex((fault) => fault !== undefined);
  return index === -1
    ? undefined
    : `origin ${index + 1} of ${faults.length} ${faults[index] ?? ''}`;
};

/** Checks how visitors get pictures. */
export const checkPictureMode: Check = (value) =>
  ['link', 'redirect', 'proxy'].includes(value) ? undefined : 'is not link, redirect or proxy';

/** What the keeper cannot do without, where something is set that is for it. */
function findMissing(settings: Readonly<Record<string, unknown>>, first?: string): Fault[] {
  if (first === undefined) return [];
  return ['KEEPER_KEY', 'ISSUER', 'KEEPER_ADMIN_KEY']
    .filter((name) => settings[name] === undefined)
    .map((variable) => ({ variable, problem: `is missing, but ${first} needs it` }));
}

const findFirst = (settings: Readonly<Record<string, unknown>>) =>
  (['KEEPER_KEY', ...NEEDS_KEY] as const).find((name) => settings[name] !== undefined);

function findHalfWebhook(settings: KeeperSettings): Fault[] {
  const { KEEPER_WEBHOOK_URL: url, KEEPER_WEBHOOK_SECRET: signer } = settings;
  const add = (variable: string, problem: string) => [{ variable, problem }];
  if (url !== undefined && signer === undefined)
    return add('KEEPER_WEBHOOK_SECRET', 'is missing, but KEEPER_WEBHOOK_URL needs it');
  const orphan = signer ?? settings.KEEPER_WEBHOOK_SECRET_PREVIOUS;
  return url === undefined && orphan !== undefined
    ? add('KEEPER_WEBHOOK_URL', 'is missing, but KEEPER_WEBHOOK_SECRET needs it')
    : [];
}

/** Secrets for different purposes that are the same, so that who has one has the other. */
function findRepeated(settings: KeeperSettings): Fault[] {
  const seen = new Set<string | undefined>(OTHER_SECRETS.map((name) => settings[name]));
  return OWN_SECRETS.flatMap((variable) => {
    const value = settings[variable];
    if (value === undefined) return [];
    const isRepeated = seen.has(value);
    seen.add(value);
    return isRepeated ? [{ variable, problem: 'is the same as another secret' }] : [];
  });
}

/** Finds what is wrong between the keeper's variables and the others. */
export function findKeeperFaults(settings: KeeperSettings): Fault[] {
  const missing = findMissing(settings, findFirst(settings));
  return [...missing, ...findHalfWebhook(settings), ...findRepeated(settings)];
}

/** Says that there is a keeper without a place for the data, or a file without a keeper. A binding may be there without one. */
export function findStoreFault(
  env: Readonly<Record<string, unknown>>,
  variable: 'KEEPER_FILE' | 'KEEPER',
): Fault[] {
  const first = findFirst(env);
  if (first !== undefined && !env[variable])
    return [{ variable, problem: `is missing, but ${first} needs it` }];
  return variable === 'KEEPER_FILE' && first === undefined && env[variable]
    ? findMissing(env, variable)
    : [];
}

function toWebhook(settings: KeeperSettings): WebhookConfig | undefined {
  const { KEEPER_WEBHOOK_URL: url, KEEPER_WEBHOOK_SECRET: signer } = settings;
  if (url === undefined || signer === undefined) return undefined;
  const previous = settings.KEEPER_WEBHOOK_SECRET_PREVIOUS;
  const secrets = [secret(signer), ...(previous === undefined ? [] : [secret(previous)])];
  return { url, secrets: secrets as [Secret, ...Secret[]] };
}

/** Makes the keeper's configuration of settings that have no fault; undefined without a key. */
export function toKeeperConfig(
  settings: KeeperSettings,
  redirectUris: readonly string[],
): KeeperConfig | undefined {
  const {
    ISSUER: issuer,
    KEEPER_KEY: key,
    KEEPER_KEY_PREVIOUS: previous,
    KEEPER_ADMIN_KEY: admin,
  } = settings;
  if (key === undefined || admin === undefined || issuer === undefined) return undefined;
  const origins = settings.MEDIA_ORIGINS?.split(',');
  const webhook = toWebhook(settings);
  return {
    keys: [toKey(key), ...(previous === undefined ? [] : [toKey(previous)])],
    adminKey: secret(admin),
    baseUrl: issuer.replace(/\/$/, ''),
    isLoopback: isLoopback(new URL(issuer)),
    claimPage: redirectUris[0] ?? issuer,
    mediaOrigins: new Set(origins ?? redirectUris.map((uri) => new URL(uri).origin)),
    ttlMs: Number(settings.MEDIA_TTL ?? 900) * 1000,
    staleMs: Number(settings.MEDIA_STALE_DAYS ?? 30) * 86_400_000,
    pictures: (settings.MEDIA_IMAGES ?? 'link') as PictureMode,
    ...(webhook && { webhook }),
  };
}
