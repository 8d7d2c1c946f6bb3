import { HttpResponse } from 'msw/http';
import { isReset } from '../simulator/state/faulty.ts';
import type { InPageProxy } from './proxy.ts';
import type { InPageInstagram } from './simulated-instagram.ts';

/** Who answers in the page. */
export interface InPageNetwork {
  origin: string;
  /** The folder of the demo, with a trailing slash. */
  directory: string;
  proxy: InPageProxy;
  instagram: InPageInstagram;
}

/** What a page and the proxy ask of Instagram, at the root of the origin. */
const INSTAGRAM_PATHS =
  /^(\/v\d+\.\d+)?\/(oauth\/access_token|(refresh_)?access_token|(me|\d+)(\/media|\/accounts|\/permissions)?)\/?$|^\/v1\/users\/self\/?$|^\/_simulator(\/|$)/;

/**
 * Answers what the proxy and Instagram are asked; undefined when the static host is meant.
 *
 * Does not know the consent page: that is opened, not asked for.
 */
export async function answerInPage(
  request: Request,
  { origin, directory, proxy, instagram }: InPageNetwork,
): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (url.origin !== origin) return undefined;
  const address = origin + url.pathname;
  const below = address.startsWith(directory) ? address.slice(directory.length - 1) : '';
  if (proxy.paths.has(below)) return await proxy.answer(request);
  return INSTAGRAM_PATHS.test(url.pathname) ? await orReset(instagram.fetch(request)) : undefined;
}

async function orReset(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (error) {
    if (isReset(error)) return HttpResponse.error();
    throw error;
  }
}
