import type { Account } from '../accounts.ts';
import type { Call } from '../call.ts';
import { pictureUrl } from './picture.ts';
import { json, metaError } from '../reply.ts';
import type { IssuedToken, Simulation } from '../simulation/simulation.ts';

/** Dots and brackets were usual; anything else in a callback's name would be a script of its own. */
const CALLBACK = /^[\w$.[\]]{1,100}$/;

/** `GET /v1/users/self` of the classic API: no CORS, so pages used JSONP (`callback=`). */
export function legacySelf(call: Call, simulation: Simulation): Response {
  const token = simulation.tokens.get(call.query.get('access_token') ?? '');
  const refused = refuse(call, token, simulation.now());
  if (refused) return refused;
  const answer = { data: token ? user(token.account, simulation) : {}, meta: { code: 200 } };
  const callback = call.query.get('callback') ?? '';
  if (!CALLBACK.test(callback)) return json(answer);
  return new Response(`${callback}(${JSON.stringify(answer)})`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}

function refuse(
  { query }: Call,
  token: IssuedToken | undefined,
  now: number,
): Response | undefined {
  if (!query.get('access_token')) {
    const message = 'Missing client_id or access_token URL parameter.';
    return metaError(message, 'OAuthParameterException');
  }
  const alive =
    token?.app.dialect === 'legacy' && !token.revoked && now < (token.expiresAt ?? Infinity);
  if (alive) return undefined;
  return metaError('The access_token provided is invalid.', 'OAuthAccessTokenException');
}

function user(account: Account, simulation: Simulation): Record<string, unknown> {
  return {
    id: account.legacyId,
    username: account.username,
    full_name: account.name,
    profile_picture: pictureUrl(simulation, account.username),
    bio: account.biography,
    website: account.website,
    counts: { media: account.posts, follows: account.follows, followed_by: account.followers },
  };
}
