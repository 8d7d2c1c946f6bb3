/** Pure. Environment in, configuration or every fault at once out. */
import type { Env, Fault } from './faults.ts';
import { asText, findPairFaults, findPublishedSecrets, findStrayNames } from './faults.ts';
import { checkPreviews, type IsPublicSuffix } from './previews.ts';
import {
  checkIssuer,
  checkSealingKey,
  findRelayFaults,
  toRelayConfig,
  type RelayConfig,
} from './relay.ts';
import {
  checkAdminKey,
  checkOrigins,
  checkPictureMode,
  checkWebhookSecret,
  checkWebhookUrl,
  findKeeperFaults,
  toKeeperConfig,
  type KeeperConfig,
} from './keeper.ts';
import { secret, type Secret } from '../crypto/secret.ts';
import {
  checkClientId,
  checkClientSecret,
  checkEndpoint,
  checkInteger,
  checkOrigin,
  checkText,
  checkUrls,
  type Check,
} from './checks.ts';

/** One app of Meta's dashboard. */
export interface App {
  clientId: string;
  clientSecret: Secret;
}

/** Everything the proxy can be told, checked. */
export interface Config {
  instagram: App;
  facebook?: App;
  /** Compared with what a request says byte for byte. */
  redirectUris: ReadonlySet<string>;
  /** The origins of `redirectUris`: the pages that may call. */
  origins: ReadonlySet<string>;
  instagramTokenUrl: string;
  instagramGraphUrl: string;
  facebookGraphUrl: string;
  /** Token requests for each client address; 0 is no limit. */
  rateLimitPerMinute: number;
  /** The proxy's own public address, as it was configured. */
  issuer?: string;
  /** Absent while there is no key to seal with. */
  relay?: RelayConfig;
  /** Absent while there is no key to seal what is kept with. */
  keeper?: KeeperConfig;
}

/** Where the Node server listens, and behind what. */
export interface Listen {
  port: number;
  hostname: string;
  /** How many proxies before this one append to `X-Forwarded-For`. */
  trustedProxies: number;
}

/** A parsed environment, or all that is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; faults: readonly Fault[] };

/** Reads one variable after the other and keeps the faults; what it returns counts only if there are none. */
function readFrom(env: Env, faults: Fault[]) {
  const known = new Set<string>();
  function optional(variable: string, check: Check): string | undefined {
    known.add(variable);
    const value = asText(env[variable]);
    const problem = value === undefined ? undefined : check(value);
    if (problem !== undefined) faults.push({ variable, problem });
    return value;
  }
  function required(variable: string, check: Check): string {
    const value = optional(variable, check);
    if (value === undefined) faults.push({ variable, problem: 'is missing' });
    return value ?? '';
  }
  return { known, optional, required };
}

/**
 * Parses the proxy's configuration, all faults at once.
 *
 * Does not ask Instagram whether the id and the secret are right. `isPublicSuffix` is for platforms that have room for the
 * list of public suffixes; preview patterns need three labels in any case.
 */
export function parseEnv(env: Env, isPublicSuffix: IsPublicSuffix = () => false): Parsed<Config> {
  const faults: Fault[] = [];
  const { known, optional, required } = readFrom(env, faults);
  const clientId = required('INSTAGRAM_CLIENT_ID', checkClientId);
  const clientSecret = required('INSTAGRAM_CLIENT_SECRET', checkClientSecret);
  const facebookId = optional('FACEBOOK_CLIENT_ID', checkClientId);
  const facebookSecret = optional('FACEBOOK_CLIENT_SECRET', checkClientSecret);
  const redirectUris = required('REDIRECT_URIS', checkUrls).split(',');
  const tokenUrl = optional('INSTAGRAM_TOKEN_URL', checkEndpoint);
  const graphUrl = optional('INSTAGRAM_GRAPH_URL', checkOrigin);
  const facebookGraphUrl = optional('FACEBOOK_GRAPH_URL', checkOrigin);
  const rateLimit = optional('RATE_LIMIT_PER_MINUTE', checkInteger(0, 1_000_000));
  const authorizeUrl = optional('INSTAGRAM_AUTHORIZE_URL', checkEndpoint);
  const relaySettings = {
    issuer: optional('ISSUER', checkIssuer),
    sealingKey: optional('SEALING_KEY', checkSealingKey),
    previousKey: optional('SEALING_KEY_PREVIOUS', checkSealingKey),
    previews: optional('PREVIEW_REDIRECT_URIS', checkPreviews(isPublicSuffix)),
  };
  const { issuer, sealingKey, previousKey } = relaySettings;
  const keeperSettings = {
    KEEPER_KEY: optional('KEEPER_KEY', checkSealingKey),
    KEEPER_KEY_PREVIOUS: optional('KEEPER_KEY_PREVIOUS', checkSealingKey),
    KEEPER_ADMIN_KEY: optional('KEEPER_ADMIN_KEY', checkAdminKey),
    KEEPER_FILE: optional('KEEPER_FILE', checkText),
    KEEPER_WEBHOOK_URL: optional('KEEPER_WEBHOOK_URL', checkWebhookUrl),
    KEEPER_WEBHOOK_SECRET: optional('KEEPER_WEBHOOK_SECRET', checkWebhookSecret),
    KEEPER_WEBHOOK_SECRET_PREVIOUS: optional('KEEPER_WEBHOOK_SECRET_PREVIOUS', checkWebhookSecret),
    MEDIA_ORIGINS: optional('MEDIA_ORIGINS', checkOrigins),
    MEDIA_TTL: optional('MEDIA_TTL', checkInteger(60, 86_400)),
    MEDIA_STALE_DAYS: optional('MEDIA_STALE_DAYS', checkInteger(0, 365)),
    MEDIA_IMAGES: optional('MEDIA_IMAGES', checkPictureMode),
  };
  const secrets = [clientSecret, facebookSecret, sealingKey, previousKey];
  const { KEEPER_KEY: keeperKey, KEEPER_ADMIN_KEY: adminKey } = keeperSettings;
  faults.push(
    ...findPairFaults(clientId, facebookId, facebookSecret),
    ...findRelayFaults(relaySettings, redirectUris, [clientSecret, facebookSecret]),
    // Node's alone: on Workers it may be set, and is not read.
    ...findStrayNames(env, known.add('TRUSTED_PROXIES')),
    ...findKeeperFaults(keeperSettings, issuer, secrets),
    ...findPublishedSecrets(env, [...secrets, keeperKey, adminKey]),
  );
  if (faults.length > 0) return { ok: false, faults };
  const allowed = new Set(redirectUris);
  const relay = toRelayConfig(relaySettings, {
    clientId,
    redirectUris: allowed,
    authorizeUrl: authorizeUrl ?? 'https://www.instagram.com/oauth/authorize',
  });
  const keeper = toKeeperConfig(keeperSettings, issuer, redirectUris);
  return {
    ok: true,
    value: {
      instagram: { clientId, clientSecret: secret(clientSecret) },
      ...(facebookId !== undefined && facebookSecret !== undefined
        ? { facebook: { clientId: facebookId, clientSecret: secret(facebookSecret) } }
        : {}),
      redirectUris: allowed,
      origins: new Set(redirectUris.map((uri) => new URL(uri).origin)),
      instagramTokenUrl: tokenUrl ?? 'https://api.instagram.com/oauth/access_token',
      instagramGraphUrl: graphUrl ?? 'https://graph.instagram.com',
      facebookGraphUrl: facebookGraphUrl ?? 'https://graph.facebook.com',
      rateLimitPerMinute: Number(rateLimit ?? 60),
      ...(issuer !== undefined && { issuer }),
      ...(relay !== undefined && { relay }),
      ...(keeper !== undefined && { keeper }),
    },
  };
}

/** Parses where the Node server listens and how many proxies are before it. Port 0 lets the system choose. */
export function parseListen(env: Env): Parsed<Listen> {
  const faults: Fault[] = [];
  const { optional } = readFrom(env, faults);
  const port = optional('PORT', checkInteger(0, 65_535)) ?? '8787';
  const hostname = optional('HOST', checkText) ?? '127.0.0.1';
  const trustedProxies = Number(optional('TRUSTED_PROXIES', checkInteger(0, 10)) ?? 0);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: { port: Number(port), hostname, trustedProxies } };
}
