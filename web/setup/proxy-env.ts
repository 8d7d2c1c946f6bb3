import type { Draft } from './draft.svelte.ts';

/** Makes a sealing key. */
export const MAKE_KEY = 'openssl rand -base64 32';

/**
 * The lines of the `.env` of a proxy for this page, as far as the page can know them.
 *
 * What is secret is left empty, and so is the app of a simulation. Where a variable is absent its default is right.
 */
export function proxyEnv({ config, settings, flow }: Pick<Draft, 'config' | 'settings' | 'flow'>) {
  const { simulated, providers, redirectUri, proxyUrl } = config;
  const appId = simulated ? (settings.clientId ?? '') : providers.instagram.appId;
  return [
    `INSTAGRAM_CLIENT_ID=${appId}`,
    'INSTAGRAM_CLIENT_SECRET=',
    `REDIRECT_URIS=${redirectUri}`,
    `ISSUER=${proxyUrl.replace(/\/$/, '')}`,
    ...(flow.relay ? ['SEALING_KEY='] : []),
  ].join('\n');
}
