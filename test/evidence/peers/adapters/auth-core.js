/** Its own Instagram provider, with the URLs replaced as its guide to built-in providers says. */
import { Auth, skipCSRFCheck } from '@auth/core';
import Instagram from '@auth/core/providers/instagram';

export function createAnswer({ url, upstream, tokenUrl, clientId, clientSecret }) {
  const provider = Instagram({
    clientId,
    clientSecret,
    authorization: `${upstream}/oauth/authorize`,
    token: tokenUrl,
    userinfo: `${upstream}/me?fields=id,username,account_type,name`,
  });
  return async (request, response) => {
    const got = {};
    const config = {
      basePath: '/auth',
      secret: 'a secret of the site',
      trustHost: true,
      skipCSRFCheck,
      providers: [provider],
      callbacks: {
        jwt({ token, account }) {
          Object.assign(got, { token: account.access_token, userId: account.providerAccountId });
          return token;
        },
      },
      // The page learns only that the configuration is wrong; the site's log learns more, and counts here.
      logger: { error: (error) => (got.thrown = error), warn() {}, debug() {} },
    };
    const { method, headers } = request;
    const body = method === 'POST' ? new URLSearchParams() : undefined;
    const asked = new Request(new URL(request.url, url), { method, headers, body });
    const reply = await Auth(asked, config);
    if (got.thrown) throw got.thrown;
    if (got.token) return got;
    response.setHeaders(reply.headers).writeHead(reply.status).end();
  };
}
