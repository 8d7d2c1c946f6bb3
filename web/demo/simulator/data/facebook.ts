/** What a token of Facebook Login reads of its person: the name, and what was granted. */

import type { Call } from '../call.ts';
import { json } from '../reply.ts';
import type { Page } from '../state/pages.ts';
import type { Simulation } from '../state/simulation.ts';
import { findGraphToken, presented, type PresentedToken } from '../token/graph-token.ts';
import { refuseProof } from './proof.ts';
import { selectFields } from './select-fields.ts';

/**
 * `GET /me` with a token of Facebook Login: the person at Facebook, not the Instagram account; with a Page token the Page.
 *
 * @see [The /me endpoint](https://developers.facebook.com/docs/graph-api/overview#me)
 */
export async function facebookMe(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readFacebookToken(call, simulation);
  if (token instanceof Response) return token;
  const { account } = token.issued;
  const page = pageOf(token);
  const person = page ?? { id: facebookId(account.id), name: account.name };
  const { id, name } = person;
  return json(selectFields({ id, name }, call.query.get('fields') ?? 'name'));
}

/**
 * `GET /me/permissions`: what was granted and what was declined. `public_profile` always is granted.
 *
 * @see [User permissions](https://developers.facebook.com/docs/graph-api/reference/user/permissions/)
 */
export async function facebookPermissions(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readFacebookToken(call, simulation);
  if (token instanceof Response) return token;
  const { scopes, declined = [] } = token.issued;
  const granted = new Set([...scopes, 'public_profile']);
  const list = (names: Iterable<string>, status: string) =>
    Array.from(names, (permission) => ({ permission, status }));
  return json({
    data: [
      ...list(granted, 'granted'),
      ...list(
        declined.filter((scope) => !granted.has(scope)),
        'declined',
      ),
    ],
  });
}

/** `DELETE /me/permissions`: the person takes everything back, and the token ends with all Page tokens. */
export async function facebookRevoke(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readFacebookToken(call, simulation);
  if (token instanceof Response) return token;
  simulation.revoke(token.value);
  return json({ success: true });
}

/** The id of the person at Facebook. */
export const facebookId = (id: string): string => `10${id.slice(-15)}`;

/** The Page that a token is for; undefined for a person's. */
export function pageOf({ issued }: PresentedToken): Page | undefined {
  const { account, page } = issued;
  return page && account.pages?.find(({ id }) => id === page.id);
}

/** Finds the token of a call and checks that it works and has the proof that its app requires. */
export async function readFacebookToken(
  call: Call,
  simulation: Simulation,
): Promise<PresentedToken | Response> {
  const token = findGraphToken(presented(call), 'facebook', simulation);
  if (token instanceof Response) return token;
  return (await refuseProof(call, token, simulation)) ?? token;
}
