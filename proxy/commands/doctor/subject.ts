/** Pure. What of a configuration can be looked at, even where other parts of it are wrong. */
import { asText, type Env, type Fault } from '../../config/faults.ts';
import { parseEnv } from '../../config/config.ts';
import { isPublicSuffix } from '../../node/public-suffix.ts';
import {
  checkClientId,
  checkEndpoint,
  checkOrigin,
  checkUrl,
  type Check,
} from '../../config/checks.ts';

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
  const part = (name: string, check: Check, fallback?: string) => {
    const value = asText(env[name]) ?? fallback;
    return value !== undefined && check(value) === undefined ? value : undefined;
  };
  const addresses = asText(env['REDIRECT_URIS'])?.split(',') ?? [];
  const parts = {
    instagramId: part('INSTAGRAM_CLIENT_ID', checkClientId),
    facebookId: part('FACEBOOK_CLIENT_ID', checkClientId),
    relayCallback: parsed.ok ? parsed.value.relay?.callbackUri : undefined,
    tokenUrl: part(
      'INSTAGRAM_TOKEN_URL',
      checkEndpoint,
      'https://api.instagram.com/oauth/access_token',
    ),
    facebookGraphUrl: part('FACEBOOK_GRAPH_URL', checkOrigin, 'https://graph.facebook.com'),
  };
  const present = Object.entries(parts).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(present),
    faults: parsed.ok ? [] : parsed.faults,
    redirectUris: addresses.filter((uri) => checkUrl(uri) === undefined),
  };
}
