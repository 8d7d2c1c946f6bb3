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

/** The keeper's variables as they came, each of them checked by itself. */
export interface KeeperSettings {
  KEEPER_KEY: string | undefined;
  KEEPER_KEY_PREVIOUS: string | undefined;
  KEEPER_ADMIN_KEY: string | undefined;
  KEEPER_FILE: string | undefined;
  KEEPER_WEBHOOK_URL: string | undefined;
  KEEPER_WEBHOOK_SECRET: string | undefined;
  KEEPER_WEBHOOK_SECRET_PREVIOUS: string | undefined;
  MEDIA_ORIGINS: string | undefined;
  MEDIA_TTL: string | undefined;
  MEDIA_STALE_DAYS: string | undefined;
  MEDIA_IMAGES: string | undefined;
}

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

/** What the keeper cannot do without, and where it is needed. */
function findMissing(settings: KeeperSettings, issuer: string | undefined): Fault[] {
  const isOn = settings.KEEPER_KEY !== undefined;
  const given = Object.entries(settings).filter(
    ([name, value]) => value !== undefined && name !== 'KEEPER_KEY',
  );
  const [[first] = []] = given;
  if (!isOn) {
    return first === undefined
      ? []
      : [{ variable: 'KEEPER_KEY', problem: `is missing, but ${first} needs it` }];
  }
  const needed = { ISSUER: issuer, KEEPER_ADMIN_KEY: settings.KEEPER_ADMIN_KEY };
  return Object.entries(needed)
    .filter(([, value]) => value === undefined)
    .map(([variable]) => ({ variable, problem: 'is missing, but KEEPER_KEY needs it' }));
}

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

/** Keys for different purposes that are the same, so that who has one has the other. */
function findRepeated(settings: KeeperSettings, others: readonly (string | undefined)[]): Fault[] {
  const mine = ['KEEPER_KEY', 'KEEPER_KEY_PREVIOUS', 'KEEPER_ADMIN_KEY'] as const;
  const seen = new Set(others.filter((it) => it !== undefined && it !== ''));
  return mine.flatMap((variable) => {
    const value = settings[variable];
    if (value === undefined) return [];
    const isRepeated = seen.has(value);
    seen.add(value);
    return isRepeated ? [{ variable, problem: 'is the same as another secret' }] : [];
  });
}

/** Finds what is wrong between the keeper's variables and the others. */
export function findKeeperFaults(
  settings: KeeperSettings,
  issuer: string | undefined,
  otherSecrets: readonly (string | undefined)[],
): Fault[] {
  return [
    ...findMissing(settings, issuer),
    ...findHalfWebhook(settings),
    ...findRepeated(settings, otherSecrets),
  ];
}

/** Says that the place for the keeper's data is missing: a file on Node, a binding on Workers. */
export function findStoreFault(
  env: Readonly<Record<string, unknown>>,
  variable: 'KEEPER_FILE' | 'KEEPER',
): Fault[] {
  const isOn = env['KEEPER_KEY'] !== undefined && env['KEEPER_KEY'] !== '';
  return isOn && !env[variable]
    ? [{ variable, problem: 'is missing, but KEEPER_KEY needs it' }]
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
  issuer: string | undefined,
  redirectUris: readonly string[],
): KeeperConfig | undefined {
  const { KEEPER_KEY: key, KEEPER_KEY_PREVIOUS: previous, KEEPER_ADMIN_KEY: admin } = settings;
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
