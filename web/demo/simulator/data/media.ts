import { GRAPH_VERSION } from '../../../../proxy/contract.ts';
import type { Account } from '../state/accounts.ts';
import type { Call } from '../call.ts';
import { readGraphToken } from '../token/graph-token.ts';
import { postPictureUrl } from './picture.ts';
import { selectFields } from './select-fields.ts';
import { json } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';

const TYPES = ['IMAGE', 'VIDEO', 'CAROUSEL_ALBUM'] as const;
const DEFAULT_LIMIT = 25;
/** Noon of 22 June 2026 UTC, in milliseconds; older posts go back from here by a day each. */
const NEWEST_POST_MS = 1_782_129_600_000;
const DAY_MS = 86_400_000;

/**
 * `GET /me/media`: a page of invented posts, newest first. Only a missing `paging.next` means the last page.
 *
 * As at Instagram, `paging.next` carries the access token: it is not to be shown or logged.
 */
export function media(call: Call, simulation: Simulation): Response {
  const token = readGraphToken(call, simulation);
  if (token instanceof Response) return token;
  return mediaPage(token.issued.account, token.value, call, simulation);
}

/** A page of one account's posts, for a token that may read them. */
export function mediaPage(
  account: Account,
  accessToken: string,
  call: Call,
  simulation: Simulation,
): Response {
  const limit = Math.max(1, Number(call.query.get('limit') ?? DEFAULT_LIMIT) || DEFAULT_LIMIT);
  const start = Number(call.query.get('after') ?? 0) || 0;
  const end = Math.min(start + limit, account.posts);
  const posts = Array.from({ length: Math.max(0, end - start) }, (_, index) =>
    selectFields(post(account, start + index, simulation), call.query.get('fields')),
  );
  if (posts.length === 0) return json({ data: [] });
  const cursors = { before: String(start), after: String(end) };
  const next = end < account.posts ? { next: nextPage(call, accessToken, end, simulation) } : {};
  return json({ data: posts, paging: { cursors, ...next } });
}

function nextPage(
  { query, path }: Call,
  accessToken: string,
  after: number,
  { origin }: Simulation,
): string {
  const asked = new URLSearchParams(query);
  asked.set('access_token', accessToken);
  asked.set('after', String(after));
  return `${origin}/${GRAPH_VERSION}${path}?${asked.toString()}`;
}

/** Every fifth post has no `media_url`, as posts with protected music have none. */
function post(account: Account, index: number, simulation: Simulation): Record<string, unknown> {
  const id = `179${account.id.slice(-10)}${String(index).padStart(4, '0')}`;
  const type = TYPES[index % TYPES.length] ?? 'IMAGE';
  const { switches } = simulation;
  const picture = postPictureUrl(simulation, id);
  const time = new Date(NEWEST_POST_MS - index * DAY_MS).toISOString().slice(0, 19);
  return {
    id,
    caption: `Post ${index + 1} of ${account.name}`,
    media_type: type,
    ...(switches.productType === 'given' && {
      media_product_type: type === 'VIDEO' ? 'REELS' : 'FEED',
    }),
    ...(type === 'VIDEO' && { is_shared_to_feed: true }),
    ...(index % 5 === 4 ? {} : { media_url: picture }),
    ...(type === 'VIDEO' ? { thumbnail_url: picture } : {}),
    ...(type === 'CAROUSEL_ALBUM' ? { children: { data: children(id, picture, simulation) } } : {}),
    permalink: `https://instagram.example/p/${id}/`,
    timestamp: `${time}+0000`,
    username: account.username,
    ...(switches.hiddenLikes ? {} : { like_count: (index * 37) % 211 }),
    comments_count: (index * 7) % 23,
  };
}

/** A picture and a video; neither has a caption or a permalink of its own. */
function children(
  album: string,
  media_url: string,
  { switches }: Simulation,
): Record<string, unknown>[] {
  const thumbnail = switches.childThumbnail === 'given' && { thumbnail_url: media_url };
  return [
    { id: `${album}1`, media_type: 'IMAGE', media_url },
    { id: `${album}2`, media_type: 'VIDEO', media_url, ...thumbnail },
  ];
}
