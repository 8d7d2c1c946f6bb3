import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { isOfFacebook, readGraphToken, unsupported } from '../token/graph-token.ts';
import { facebookById } from './facebook-instagram.ts';
import { media } from './media.ts';
import { me } from './profile.ts';

/**
 * `GET /<id>` and `GET /<id>/media`: the same as `/me`, by either of the account's two ids.
 *
 * That somebody else's id is refused in the words about the method is a guess. A token of Facebook Login reads the
 * accounts behind its Pages, as on the other host.
 */
export function byId(call: Call, simulation: Simulation): Response | Promise<Response> {
  if (isOfFacebook(call, simulation)) return facebookById(call, simulation);
  const token = readGraphToken(call, simulation);
  if (token instanceof Response) return token;
  const { id, userId } = token.issued.account;
  const [, asked, edge] = call.path.split('/');
  if (asked !== id && asked !== userId) return unsupported(call, simulation);
  return edge === undefined ? me(call, simulation) : media(call, simulation);
}
