import { authorizeUrl } from '../auth/authorize-url.ts';
import type { Flow } from '../config/providers.ts';
import type { Config } from '../config/config.ts';

/** The address of the consent page, taken apart. */
export interface AuthorizeParts {
  /** Without the query. */
  host: string;
  parameters: readonly { name: string; value: string }[];
}

/**
 * Shows the address that a login would open, made by what makes the real one.
 *
 * `drawn` stands in the place of the random values: there are none before a login.
 */
export function authorizeParts(config: Config, flow: Flow, drawn: string): AuthorizeParts {
  const provider = config.providers[flow.provider] ?? config.providers.instagram;
  const { redirectUri } = config;
  const { responseType, relay } = flow;
  const asked = relay ? { ...provider, authorizeUrl: relay.authorizeUrl } : provider;
  const challenge = relay && { challenge: drawn };
  const url = new URL(
    authorizeUrl(asked, { responseType, redirectUri, state: drawn, ...challenge }),
  );
  const parameters = [...url.searchParams].map(([name, value]) => ({ name, value }));
  return { host: url.origin + url.pathname, parameters };
}
