import type { KeeperConfig } from '../../config/keeper.ts';
import { isLoopback } from '../../config/is-loopback.ts';
import { failureReply } from '../../http/failure-reply.ts';
import type { Reply } from '../../http/route.ts';
import { withinTime, type WhenLate } from '../../http/within-time.ts';
import type { UpstreamFetch } from '../../instagram/upstream.ts';
import type { PicturePlace } from '../media/feed.ts';

/** What a picture's route takes from outside. */
export interface PictureDeps {
  settings: KeeperConfig;
  fetch: UpstreamFetch;
  epochMs: () => number;
}

const MAX_BYTES = 8 * 1024 * 1024;
const TIMEOUT_MS = 8_000;
const DAY_S = 86_400;
const REDIRECT_S = 300;

/** What is drawn and cannot run: no SVG, no HTML. */
const TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);

/** Instagram's picture hosts; a simulated one's is on loopback, where the whole proxy is. */
function isPictureHost(url: URL, onLoopback: boolean): boolean {
  const isTheirs = /\.(?:cdninstagram\.com|fbcdn\.net)$/.test(url.hostname);
  const isOwn = onLoopback && isLoopback(url);
  return (url.protocol === 'https:' && isTheirs && url.port === '') || isOwn;
}

/** Gets a picture's bytes, once, from a host that is on the list; undefined for all that is no picture. */
async function fetchPicture(url: string, { fetch }: PictureDeps) {
  const read = async (whenLate: WhenLate) => {
    const { status, headers, body } = await fetch(url, {
      method: 'GET',
      headers: { Accept: [...TYPES].join(', ') },
      redirect: 'manual',
      maxBytes: MAX_BYTES,
      whenLate,
    });
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    // A body ends at its declared length; one without is not believed to be a picture.
    const length = Number(headers.get('content-length') ?? Infinity);
    if (status !== 200 || !TYPES.has(type) || length > MAX_BYTES) return undefined;
    return { type, bytes: await new Response(body as ReadableStream).arrayBuffer() };
  };
  return await withinTime(TIMEOUT_MS, read).catch(() => undefined);
}

/** Leads to a picture or, where the operator chose that, passes its bytes on. */
export async function pictureReply(
  { url, until }: PicturePlace,
  deps: PictureDeps,
): Promise<Reply> {
  const { settings, epochMs } = deps;
  const left = Math.max(0, Math.floor((until - epochMs()) / 1000));
  const shared = { 'Cross-Origin-Resource-Policy': 'cross-origin' };
  if (settings.pictures !== 'proxy') {
    const headers = {
      ...shared,
      Location: url,
      'Cache-Control': `public, max-age=${Math.min(left, REDIRECT_S)}`,
    };
    return { status: 302, headers };
  }
  const isAllowed = isPictureHost(new URL(url), settings.isLoopback);
  const picture = isAllowed ? await fetchPicture(url, deps) : undefined;
  if (picture === undefined) return failureReply({ reason: 'not_found' });
  return {
    headers: {
      ...shared,
      'Content-Type': picture.type,
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'Cache-Control': `public, max-age=${Math.min(left, DAY_S)}`,
    },
    body: picture.bytes,
  };
}
