/** Generic OAuth 2, with the credentials in the body, where Instagram wants them. */
import { AuthorizationCode } from 'simple-oauth2';

export function createAnswer({ url, upstream, clientId, clientSecret }) {
  const client = new AuthorizationCode({
    client: { id: clientId, secret: clientSecret },
    auth: { tokenHost: upstream, tokenPath: '/oauth/access_token' },
    options: { authorizationMethod: 'body' },
  });
  return async (request) => {
    const code = new URL(request.url, url).searchParams.get('code');
    const { token } = await client.getToken({ code, redirect_uri: `${url}/callback` });
    return { token: token.access_token, reply: token };
  };
}
