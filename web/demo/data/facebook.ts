import type { Call } from '../call.ts';
import { findGraphToken, presented } from '../token/graph-token.ts';
import { json } from '../reply.ts';
import { selectFields } from './select-fields.ts';
import type { Simulation } from '../simulation/simulation.ts';

/** `GET /me` with a token of Facebook Login: the person at Facebook, not the Instagram account. */
export function facebookMe(call: Call, simulation: Simulation): Response {
  const token = findGraphToken(presented(call), 'facebook', simulation);
  if (token instanceof Response) return token;
  const { account } = token.issued;
  const person = { id: facebookId(account.id), name: account.name };
  return json(selectFields(person, call.query.get('fields') ?? 'name'));
}

/** `GET /me/accounts`: the person's one Page with the Instagram account behind it; none for a personal account. */
export function facebookAccounts(call: Call, simulation: Simulation): Response {
  const token = findGraphToken(presented(call), 'facebook', simulation);
  if (token instanceof Response) return token;
  const { account, scopes } = token.issued;
  if (account.userId === undefined || !scopes.includes('pages_show_list'))
    return json({ data: [] });
  const page = {
    id: `61${account.id.slice(-13)}`,
    name: account.name,
    access_token: token.value,
    instagram_business_account: { id: account.userId },
  };
  return json({ data: [selectFields(page, call.query.get('fields') ?? 'name,access_token')] });
}

const facebookId = (id: string): string => `10${id.slice(-15)}`;
