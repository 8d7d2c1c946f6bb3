/** Pure. What of a configuration can be looked at, even where other parts of it are wrong. */
import { asText, type Env, type Fault } from '../../config/faults.ts';
import { parseEnv } from '../../config/config.ts';
import { isPublicSuffix } from '../../node/public-suffix.ts';
import { checkUrl } from '../../config/checks.ts';
import { PROXY_VARIABLES, type Variable } from '../../config/variables.ts';

/** A configuration under examination; none of it is secret. */
export interface Subject {
  /** All that the proxy itself would refuse. */
  faults: readonly Fault[];
  instagramId?: string;
  facebookId?: string;
  redirectUris: readonly string[];
  /** Relay mode's own redirect URI, which Instagram must know too. */
  relayCallback?: string;
  /** Absent when it is set to something that is no address. */
  tokenUrl?: string;
  facebookGraphUrl?: string;
}

/** Reads each part that is well-formed by itself. */
export function readSubject(env: Env): Subject {
  const parsed = parseEnv(env, isPublicSuffix);
  const part = (name: keyof typeof PROXY_VARIABLES) => {
    const { check, fallback }: Variable = PROXY_VARIABLES[name];
    const value = asText(env[name]) ?? fallback;
    return value !== undefined && check(value, isPublicSuffix) === undefined ? value : undefined;
  };
  const addresses = asText(env['REDIRECT_URIS'])?.split(',') ?? [];
  const parts = {
    instagramId: part('INSTAGRAM_CLIENT_ID'),
    facebookId: part('FACEBOOK_CLIENT_ID'),
    relayCallback: parsed.ok ? parsed.value.relay?.callbackUri : undefined,
    tokenUrl: part('INSTAGRAM_TOKEN_URL'),
    facebookGraphUrl: part('FACEBOOK_GRAPH_URL'),
  };
  const present = Object.entries(parts).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(present),
    faults: parsed.ok ? [] : parsed.faults,
    redirectUris: addresses.filter((uri) => checkUrl(uri) === undefined),
  };
}
