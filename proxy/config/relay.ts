/** Pure. The settings of the relay, which is on when it has a key to seal with. */
import { decodeBase64url } from '../crypto/base64url.ts';
import type { Fault } from './faults.ts';
import { parsePreviews, type Preview } from './previews.ts';
import { secret, type Secret } from '../crypto/secret.ts';
import { checkText, checkUrl, type Check } from './checks.ts';

/** What the relay is told, checked. */
export interface RelayConfig {
  /** As it was configured, byte for byte. */
  issuer: string;
  /** The issuer without a last slash, for addresses below it. */
  baseUrl: string;
  /** The one address that is registered at Instagram. */
  callbackUri: string;
  authorizeUrl: string;
  clientId: string;
  redirectUris: ReadonlySet<string>;
  previews: readonly Preview[];
  /** 32 bytes in base64url each; the first one seals, all of them open. */
  sealingKeys: readonly [Secret, ...Secret[]];
}

/** The relay's variables as they came, each of them checked by itself. */
export interface RelaySettings {
  issuer: string | undefined;
  sealingKey: string | undefined;
  previousKey: string | undefined;
  previews: string | undefined;
}

/** Checks the proxy's own public address: it is compared as it is written. */
export const checkIssuer: Check = (value) =>
  checkUrl(value) ?? (value.includes('?') ? 'contains a query' : undefined);

/** Standard or URL-safe base64, padded or not, in one spelling. */
function toBase64url(base64: string): string {
  return base64
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

/** The bytes of a key, as text to compare. */
function bytesOf(base64: string): string | undefined {
  const bytes = decodeBase64url(toBase64url(base64));
  return bytes && String.fromCharCode(...bytes);
}

/** Checks a key for its form only: `openssl rand -base64 32` makes a good one. */
export const checkSealingKey: Check = (value) => {
  const fault = checkText(value);
  if (fault !== undefined) return fault;
  const bytes = bytesOf(value);
  if (bytes?.length !== 32) return 'is not 32 bytes in base64 (openssl rand -base64 32)';
  return new Set(bytes).size < 8 ? 'is not random (openssl rand -base64 32)' : undefined;
};

/** Names of a response's own parameters: an address that has one already would come back with two. */
const RESPONSE_PARAMETERS = ['code', 'error', 'error_description', 'state', 'iss'];

function findUriFaults(issuer: string, redirectUris: readonly string[], isOn: boolean): Fault[] {
  const variable = 'REDIRECT_URIS';
  const parsed = redirectUris.filter((uri) => URL.canParse(uri)).map((uri) => new URL(uri));
  const faults: Fault[] = [];
  if (redirectUris.includes(`${issuer.replace(/\/$/, '')}/callback`)) {
    faults.push({ variable, problem: "contains the relay's own callback" });
  }
  if (isOn && parsed.some((url) => RESPONSE_PARAMETERS.some((it) => url.searchParams.has(it)))) {
    faults.push({ variable, problem: 'contains a query with code, error, state or iss' });
  }
  return faults;
}

/** Finds what is wrong between the relay's variables and the others. */
export function findRelayFaults(
  { issuer, sealingKey, previousKey, previews }: RelaySettings,
  redirectUris: readonly string[],
  appSecrets: readonly (string | undefined)[],
): Fault[] {
  const faults: Fault[] = [];
  const add = (variable: string, problem: string) => void faults.push({ variable, problem });
  if (sealingKey !== undefined && issuer === undefined)
    add('ISSUER', 'is missing, but SEALING_KEY needs it');
  for (const [variable, value] of Object.entries({
    SEALING_KEY_PREVIOUS: previousKey,
    PREVIEW_REDIRECT_URIS: previews,
  })) {
    if (value !== undefined && sealingKey === undefined) add(variable, 'needs SEALING_KEY');
  }
  const keys = { SEALING_KEY: sealingKey, SEALING_KEY_PREVIOUS: previousKey };
  for (const [variable, key] of Object.entries(keys)) {
    const bytes = bytesOf(key ?? '');
    if (key && appSecrets.some((it) => it === key || it === bytes))
      add(variable, 'is an app secret');
  }
  if (sealingKey && previousKey && bytesOf(sealingKey) === bytesOf(previousKey)) {
    add('SEALING_KEY_PREVIOUS', 'is the same as SEALING_KEY');
  }
  return [...faults, ...findUriFaults(issuer ?? '', redirectUris, sealingKey !== undefined)];
}

/** A key that was checked, as sealing takes it. */
export const toKey = (base64: string) => secret(toBase64url(base64));

/** Makes the relay's configuration of settings that have no fault; nothing without a key. */
export function toRelayConfig(
  { issuer, sealingKey, previousKey, previews }: RelaySettings,
  rest: Pick<RelayConfig, 'clientId' | 'redirectUris' | 'authorizeUrl'>,
): RelayConfig | undefined {
  if (issuer === undefined || sealingKey === undefined) return undefined;
  const baseUrl = issuer.replace(/\/$/, '');
  return {
    ...rest,
    issuer,
    baseUrl,
    callbackUri: `${baseUrl}/callback`,
    previews: previews === undefined ? [] : parsePreviews(previews),
    sealingKeys: [toKey(sealingKey), ...(previousKey === undefined ? [] : [toKey(previousKey)])],
  };
}
