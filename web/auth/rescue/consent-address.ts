/** Pure. What the address of a consent page says of the login that begins there. */
import { PROVIDERS, type ProviderName } from '../../config/providers.ts';

/** The generations of the API, by which a person finds out what they hold. */
export type Generation = ProviderName | 'basic-display';

/** What is to be known of a consent page before it is opened. */
export interface ConsentAddress {
  generation: Generation;
  /** The parameters without which Instagram refuses. */
  missing: readonly string[];
  /** It is of the host that had the consent page until August 2026. */
  retired: boolean;
}

const PATH = /\/(oauth\/authorize(\/third_party)?|dialog\/oauth)\/?$/;
const PARAMETERS = ['client_id', 'redirect_uri', 'response_type', 'scope'];

/** Whether an address is where a login begins, by its path: the host may be a simulated one. */
export function isConsent({ pathname }: URL): boolean {
  return PATH.test(pathname);
}

/** Reads the address of a consent page. Does not know whether the app of it exists. */
export function readConsent({ hostname, searchParams }: URL): ConsentAddress {
  return {
    generation: generationOf(hostname, searchParams),
    missing: PARAMETERS.filter((name) => !searchParams.get(name)),
    retired: hostname === 'api.instagram.com',
  };
}

function generationOf(hostname: string, query: URLSearchParams): Generation {
  const scope = query.get('scope') ?? '';
  if (/(^|\.)facebook\.com$/.test(hostname) || /\b(instagram_basic|pages_\w+)/.test(scope)) {
    return 'facebook';
  }
  if (PROVIDERS.legacy.clientIdForm.test(query.get('client_id') ?? '')) return 'legacy';
  return /\buser_(profile|media)\b/.test(scope) ? 'basic-display' : 'instagram';
}
