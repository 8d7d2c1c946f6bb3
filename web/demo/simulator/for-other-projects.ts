/** The simulated Instagram for the tests of other projects. The edge: the clock comes in here. */
import type { HttpHandler } from 'msw';
import { demoApps } from './state/apps.ts';
import { createInstagram as simulate, type Instagram, type InstagramOptions } from './simulator.ts';
import type { ServedInstagram } from './serve.ts';

/** The credentials of the apps that it knows, and apps with these and other redirect URIs. */
export { DEMO_CREDENTIALS, demoApps } from './state/apps.ts';
/** The types of what it answers with. */
export type { Instagram, InstagramOptions, ServedInstagram };

/** What the simulation may be told; everything has a default. */
export interface SimulatorOptions extends Partial<InstagramOptions> {
  /** The pages that may log in with its apps, byte for byte; `npm start`'s own, unless they are given. */
  redirectUris?: readonly string[];
}

const REDIRECT_URIS = ['http://localhost:8787/', 'http://127.0.0.1:8787/'];

/** The hosts that the real one answers on, apart from the consent page's, which no program asks. */
const ORIGINS = [
  'https://api.instagram.com',
  'https://graph.instagram.com',
  'https://graph.facebook.com',
];

// Only those who use the handlers have MSW.
const msw = await import('./handlers.ts').catch(() => undefined);

/** Creates a simulated Instagram that answers with `fetch`, and listens nowhere. */
export function createInstagram({
  redirectUris = REDIRECT_URIS,
  ...options
}: SimulatorOptions = {}): Instagram {
  return simulate({
    origin: 'https://graph.instagram.com',
    apps: demoApps(redirectUris),
    now: Date.now,
    ...options,
  });
}

/**
 * MSW handlers that answer as Instagram would, at its own hosts unless others are given.
 *
 * Throws where MSW is not installed.
 */
export function instagramHandlers(
  instagram: Instagram = createInstagram(),
  origins: readonly string[] = ORIGINS,
): HttpHandler[] {
  if (msw === undefined) throw new Error('instagramHandlers needs MSW. Install it: npm i -D msw');
  return msw.instagramHandlers(instagram, origins);
}

/** Serves it on this machine, on any free port unless `port` names one. Rejects when that port is taken. Node only. */
export async function serveInstagram({
  port = 0,
  redirectUris = REDIRECT_URIS,
  ...options
}: Omit<SimulatorOptions, 'origin'> & { port?: number } = {}): Promise<ServedInstagram> {
  const { serveInstagram: serve } = await import('./serve.ts');
  return await serve({ port, redirectUris, ...options });
}
