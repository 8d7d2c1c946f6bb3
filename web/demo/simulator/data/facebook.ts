import type { Call } from '../call.ts';
import { json } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';
import { findGraphToken, presented, type PresentedToken } from '../token/graph-token.ts';
import { refuseProof } from './proof.ts';
import { selectFields } from './select-fields.ts';

/** `GET /me` with a token of Facebook Login: the person at Facebook, not the Instagram account. */
export async function facebookMe(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readToken(call, simulation);
  if (token instanceof Response) return token;
  const { account } = token.issued;
  const person = { id: facebookId(account.id), name: account.name };
  return json(selectFields(person, call.query.get('fields') ?? 'name'));
}

/**
 * `GET /me/accounts`: the person's one Page with the Instagram account behind it.
 *
 * A personal account has none. The Page of a business belongs to a Business, and is shown with `business_management` only.
 */
export async function facebookAccounts(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readToken(call, simulation);
  if (token instanceof Response) return token;
  const { account, scopes } = token.issued;
  const needed = [
    'pages_show_list',
    ...(account.kind === 'business' ? ['business_management'] : []),
  ];
  if (account.userId === undefined || needed.some((scope) => !scopes.includes(scope))) {
    return json({ data: [] });
  }
  const page = {
    id: `61${account.id.slice(-13)}`,
    name: account.name,
    access_token: token.value,
    instagram_business_account: { id: account.userId },
  };
  return json({ data: [selectFields(page, call.query.get('fields') ?? 'name,access_token')] });
}

/** `DELETE /me/permissions`: the person takes everything back, and the token dies. */
export async function facebookRevoke(call: Call, simulation: Simulation): Promise<Response> {
  const token = await readToken(call, simulation);
  if (token instanceof Response) return token;
  simulation.revoke(token.value);
  return json({ success: true });
}

/** The id of the person at Facebook. */
export const facebookId = (id: string): string => `10${id.slice(-15)}`;

async function readToken(call: Call, simulation: Simulation): Promise<PresentedToken | Response> {
  const token = findGraphToken(presented(call), 'facebook', simulation);
  if (token instanceof Response) return token;
  return (await refuseProof(call, token, simulation)) ?? token;
}
