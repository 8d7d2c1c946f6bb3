import type { ProviderSettings } from '../config/provider-settings.ts';
import { FACEBOOK, INSTAGRAM } from '../config/providers.ts';
import type { Settings } from './settings.ts';

/** The app that is logged in to, and what is known of its provider. */
export function appOf({ clientId, scopes, flows, simulator }: Settings): ProviderSettings {
  const provider = flows[0].provider === 'facebook' ? FACEBOOK : INSTAGRAM;
  return {
    ...provider,
    authorizeUrl: moved(provider.authorizeUrl, simulator),
    appId: clientId,
    scopes: scopes ?? provider.scopes,
  };
}

/** A URL of the provider; the simulated Instagram serves the paths of all hosts on one origin. */
export function moved(url: string, simulator: string): string {
  return simulator ? new URL(new URL(url).pathname, simulator).href : url;
}
