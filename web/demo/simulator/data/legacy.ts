import type { Account } from '../state/accounts.ts';
import type { Call } from '../call.ts';
import { notFound } from '../pages/not-found.ts';
import { pictureUrl } from './picture.ts';
import { json, metaError } from '../reply.ts';
import type { IssuedToken, Simulation } from '../state/simulation.ts';

/** Dots and brackets were usual; anything else in a callback's name would be a script of its own. */
const CALLBACK = /^[\w$.[\]]{1,100}$/;

/** `GET /v1/users/self` and `/v1/users/<id>` of the classic API: no CORS, so pages used JSONP (`callback=`). */
export function legacyUser(call: Call, simulation: Simulation): Response {
  const token = simulation.tokens.get(call.query.get('access_token') ?? '');
  const refused = refuse(call, token, simulation.now());
  if (refused) return refused;
  if (!token) throw new Error('A call without a token was not refused.');
  const asked = call.path.slice('/v1/users/'.length);
  const self = asked === 'self' || asked === token.account.legacyId;
  if (!self && !token.scopes.includes('public_content')) return outOfScope('public_content');
  const account = self
    ? token.account
    : simulation.accounts.find(({ legacyId }) => legacyId === asked);
  if (!account) return notFound(call, simulation);
  const answer = { data: user(account, simulation), meta: { code: 200 } };
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
  if (token?.app.signedRequests) return metaError(unsigned(query), 'OAuthForbiddenException', 403);
  const alive =
    token?.app.dialect === 'legacy' && !token.revoked && now < (token.expiresAt ?? Infinity);
  if (alive) return undefined;
  return metaError('The access_token provided is invalid.', 'OAuthAccessTokenException');
}

function unsigned(query: URLSearchParams): string {
  const why = query.has('sig') ? 'Signature does not match' : "Missing required parameter 'sig'";
  return `Invalid signed-request: ${why}`;
}

function outOfScope(scope: string): Response {
  const message = `This request requires scope=${scope}, but this access token is not authorized with this scope. The user must re-authorize your application with scope=${scope} to be granted this permissions.`;
  return metaError(message, 'OAuthPermissionsException');
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
