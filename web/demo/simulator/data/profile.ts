import type { Account, AccountKind } from '../state/accounts.ts';
import type { Call } from '../call.ts';
import { facebookMe } from './facebook.ts';
import { isOfFacebook, readGraphToken } from '../token/graph-token.ts';
import { pictureUrl } from './picture.ts';
import { json } from '../reply.ts';
import { selectFields } from './select-fields.ts';
import type { Simulation } from '../state/simulation.ts';

const ACCOUNT_TYPES: Record<AccountKind, string> = {
  creator: 'MEDIA_CREATOR',
  business: 'BUSINESS',
  personal: 'PERSONAL',
};

/**
 * `GET /me`: the fields that were asked for and always `id`; ids are strings here.
 *
 * A token of Facebook Login gets the person at Facebook instead, as on the other host.
 * Leaves out fields that it does not know, where Graph would refuse them.
 */
export function me(call: Call, simulation: Simulation): Response | Promise<Response> {
  if (isOfFacebook(call, simulation)) return facebookMe(call, simulation);
  const token = readGraphToken(call, simulation);
  if (token instanceof Response) return token;
  const { account } = token.issued;
  const profile = {
    ...profileOf(account),
    profile_picture_url: pictureUrl(simulation, account.username),
  };
  const selected = selectFields(profile, call.query.get('fields'));
  return json(simulation.switches.wrappedMe ? { data: [selected] } : selected);
}

function profileOf(account: Account): Record<string, unknown> {
  return {
    id: account.id,
    ...(account.userId === undefined ? {} : { user_id: account.userId }),
    username: account.username,
    name: account.name,
    biography: account.biography,
    ...(account.website === '' ? {} : { website: account.website }),
    account_type: ACCOUNT_TYPES[account.kind],
    followers_count: account.followers,
    follows_count: account.follows,
    media_count: account.posts,
  };
}
