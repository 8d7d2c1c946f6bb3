import { http, HttpResponse, type HttpHandler } from 'msw';
import { isReset } from './state/faulty.ts';
import type { Instagram } from './simulator.ts';

/**
 * MSW handlers that send every request to the given origins to a simulated Instagram.
 *
 * Does not cover other origins: MSW's own setting says what happens to those.
 *
 * @see [Mock Service Worker](https://mswjs.io/docs/)
 */
export function instagramHandlers(instagram: Instagram, origins: readonly string[]): HttpHandler[] {
  const answer = ({ request }: { request: Request }) => answerOrReset(instagram, request);
  return origins.map((origin) => http.all(`${origin}/*`, answer));
}

async function answerOrReset(instagram: Instagram, request: Request): Promise<Response> {
  try {
    return await instagram.fetch(request);
  } catch (error) {
    if (isReset(error)) return HttpResponse.error();
    throw error;
  }
}
