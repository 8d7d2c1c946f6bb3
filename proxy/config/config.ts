/** Pure. Environment in, configuration or every fault at once out. */
import type { Env, Fault } from './faults.ts';
import { findPairFaults, findPublishedSecrets, findStrayNames } from './faults.ts';
import type { IsPublicSuffix } from './previews.ts';
import { findRelayFaults, toRelayConfig, type RelayConfig } from './relay.ts';
import { findKeeperFaults, toKeeperConfig, type KeeperConfig } from './keeper.ts';
import { secret, type Secret } from '../crypto/secret.ts';
import {
  namesOf,
  NODE_VARIABLES,
  PROXY_VARIABLES,
  readVariables,
  type Values,
} from './variables.ts';

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

const KNOWN = new Set([...Object.keys(PROXY_VARIABLES), ...Object.keys(NODE_VARIABLES)]);
const SECRETS = namesOf(PROXY_VARIABLES, ({ isSecret }) => isSecret === true);

type Read = Values<typeof PROXY_VARIABLES>;

/** The relay's variables, under the names that it has for them. */
function relaySettings(values: Read) {
  return {
    issuer: values.ISSUER,
    sealingKey: values.SEALING_KEY,
    previousKey: values.SEALING_KEY_PREVIOUS,
    previews: values.PREVIEW_REDIRECT_URIS,
  };
}

/** What is wrong between variables, each of which may be right by itself. */
function findFaultsBetween(values: Read, env: Env): Fault[] {
  const { INSTAGRAM_CLIENT_ID, FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET } = values;
  const appSecrets = [values.INSTAGRAM_CLIENT_SECRET, FACEBOOK_CLIENT_SECRET];
  const secrets = Object.entries(values).filter(([name]) => SECRETS.includes(name));
  return [
    ...findPairFaults(INSTAGRAM_CLIENT_ID, FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET),
    ...findRelayFaults(relaySettings(values), values.REDIRECT_URIS.split(','), appSecrets),
    ...findStrayNames(env, KNOWN),
    ...findKeeperFaults(values),
    ...findPublishedSecrets(
      env,
      secrets.map(([, value]) => value),
    ),
  ];
}

function appOf(clientId: string | undefined, clientSecret: string | undefined): App | undefined {
  if (clientId === undefined || clientSecret === undefined) return undefined;
  return { clientId, clientSecret: secret(clientSecret) };
}

/** Makes the configuration of values that have no fault. */
function toConfig(values: Read): Config {
  const { INSTAGRAM_CLIENT_ID: clientId, ISSUER: issuer } = values;
  const uris = values.REDIRECT_URIS.split(',');
  const redirectUris = new Set(uris);
  const authorizeUrl = values.INSTAGRAM_AUTHORIZE_URL;
  const facebook = appOf(values.FACEBOOK_CLIENT_ID, values.FACEBOOK_CLIENT_SECRET);
  const relay = toRelayConfig(relaySettings(values), { clientId, redirectUris, authorizeUrl });
  const keeper = toKeeperConfig(values, uris);
  return {
    instagram: { clientId, clientSecret: secret(values.INSTAGRAM_CLIENT_SECRET) },
    ...(facebook && { facebook }),
    redirectUris,
    origins: new Set(uris.map((uri) => new URL(uri).origin)),
    instagramTokenUrl: values.INSTAGRAM_TOKEN_URL,
    instagramGraphUrl: values.INSTAGRAM_GRAPH_URL,
    facebookGraphUrl: values.FACEBOOK_GRAPH_URL,
    rateLimitPerMinute: Number(values.RATE_LIMIT_PER_MINUTE),
    ...(issuer !== undefined && { issuer }),
    ...(relay && { relay }),
    ...(keeper && { keeper }),
  };
}

/**
 * Parses the proxy's configuration, all faults at once.
 *
 * Does not ask Instagram whether the id and the secret are right. `isPublicSuffix` is for platforms that have room for the
 * list of public suffixes; preview patterns need three labels in any case.
 */
export function parseEnv(env: Env, isPublicSuffix: IsPublicSuffix = () => false): Parsed<Config> {
  const read = readVariables(PROXY_VARIABLES, env, isPublicSuffix);
  const faults = [...read.faults, ...findFaultsBetween(read.values, env)];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: toConfig(read.values) };
}

/** Parses where the Node server listens and how many proxies are before it. Port 0 lets the system choose. */
export function parseListen(env: Env): Parsed<Listen> {
  const { values, faults } = readVariables(NODE_VARIABLES, env);
  const { PORT, HOST: hostname, TRUSTED_PROXIES } = values;
  const value = { port: Number(PORT), hostname, trustedProxies: Number(TRUSTED_PROXIES) };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}
