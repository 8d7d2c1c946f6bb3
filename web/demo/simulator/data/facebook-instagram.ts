/** The Instagram account behind a Page, at graph.facebook.com. */

import type { Call } from '../call.ts';
import { graphError, json } from '../reply.ts';
import type { Account } from '../state/accounts.ts';
import type { Simulation } from '../state/simulation.ts';
import type { PresentedToken } from '../token/graph-token.ts';
import { readFacebookToken } from './facebook.ts';
import { mediaPage } from './media.ts';
import { pictureUrl } from './picture.ts';
import { selectFields } from './select-fields.ts';

/** What the posts and the profile need. */
const NEEDED = ['instagram_basic', 'pages_read_engagement'];

/**
 * `GET /<ig-id>` and `GET /<ig-id>/media`, with the token of a person who manages the Page behind it, or that Page's own.
 *
 * An id that the token does not reach is said not to exist (sns-sdks/python-facebook#96). Which number the missing
 * permission has is not known: the switch `missingPermissionCode` says it.
 *
 * @see [IG User media](https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media)
 */
export async function facebookById(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readFacebookToken(call, simulation);
  if (token instanceof Response) return token;
  const [, id = '', edge] = call.path.split('/');
  const account = reached(id, token, simulation);
  if (account === undefined) return unknownObject(id, simulation);
  if (NEEDED.some((scope) => !token.issued.scopes.includes(scope))) return refusal(simulation);
  if (edge !== undefined) return mediaPage(account, token.value, call, simulation);
  return json(selectFields(instagramUser(account, simulation), call.query.get('fields') ?? 'id'));
}

/** The Instagram account as graph.facebook.com has it: its `id` is the one that webhooks carry. */
export function instagramUser(account: Account, simulation: Simulation) {
  const { userId, username, name, biography, website, followers, posts } = account;
  return {
    id: userId,
    username,
    name,
    profile_picture_url: pictureUrl(simulation, username),
    biography,
    ...(website === '' ? {} : { website }),
    followers_count: followers,
    media_count: posts,
  };
}

function reached(id: string, { issued }: PresentedToken, { accounts }: Simulation) {
  const { account, page } = issued;
  const names = (account.pages ?? [])
    .filter((one) => page === undefined || one.id === page.id)
    .map(({ instagram }) => instagram);
  return accounts.find(({ userId, username }) => userId === id && names.includes(username));
}

function unknownObject(id: string, { random }: Simulation): Response {
  const message = `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`;
  return graphError({ message, code: 100, type: 'GraphMethodException', subcode: 33 }, random);
}

/** The words are those of pdir/social-feed-bundle#184 up to the permission. */
function refusal({ random, switches }: Simulation): Response {
  const code = switches.missingPermissionCode;
  const message = `(#${code}) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.`;
  return graphError({ message, code }, random);
}
