/** As its README shows it, with the strictest registration that it has. It answers the browser itself, with a redirect. */
import oauthShim from 'oauth-shim';

export function createAnswer({ tokenUrl, clientId, clientSecret }) {
  oauthShim.init([
    {
      client_id: clientId,
      client_secret: clientSecret,
      grant_url: tokenUrl,
      domain: 'https://app.example/cb',
    },
  ]);
  return async (request, response) => oauthShim(request, response);
}
