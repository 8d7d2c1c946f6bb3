import { authorizeUrl } from '../auth/authorize-url.ts';
import type { Config } from '../config/config.ts';
import type { Flow } from '../config/providers.ts';

/**
 * The address of the consent page without a `state`, to be opened by hand, as tutorials do it.
 *
 * Undefined for the relay, which takes no login without a challenge. The page that it leads back to asks before it
 * exchanges the code, because without a `state` it cannot tell who asked for it.
 */
export function addressByHand(config: Config, flow: Flow): string | undefined {
  if (flow.relay) return undefined;
  const provider = config.providers[flow.provider] ?? config.providers.instagram;
  const { redirectUri } = config;
  const url = new URL(
    authorizeUrl(provider, { responseType: flow.responseType, redirectUri, state: '' }),
  );
  url.searchParams.delete('state');
  return url.href;
}
