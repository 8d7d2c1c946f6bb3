import type { Config } from '../config/config.ts';
import { FACEBOOK, INSTAGRAM } from '../config/providers.ts';
import { appOf, moved } from './app-of.ts';
import type { Settings } from './settings.ts';

/**
 * All that a login knows of its provider, and what comes after the login needs.
 *
 * Apart from the settings, because the page that an answer comes back to does without it until the token is there.
 */
export function configOf(settings: Settings): Config {
  const { flows, proxyUrl, redirectUri, relay, simulator } = settings;
  const [{ provider }] = flows;
  const { graphUrl = '' } = provider === 'facebook' ? FACEBOOK : INSTAGRAM;
  const app = { ...appOf(settings), graphUrl: moved(graphUrl, simulator) };
  return {
    ...{ proxyUrl, redirectUri, flows, relay },
    simulated: simulator !== '',
    keepToken: false,
    // One provider is logged in to; the other name is there for the type alone.
    providers: { instagram: app, [provider]: app },
  };
}
