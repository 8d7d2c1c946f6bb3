/** Its own Instagram provider behind its handler for Node's own server. */
import grant from 'grant';

export function createAnswer({ url, tokenUrl, clientId, clientSecret }) {
  const handle = grant.node({
    config: {
      defaults: { origin: url, transport: 'state', state: true },
      instagram: { key: clientId, secret: clientSecret, access_url: tokenUrl },
    },
    session: { secret: 'a secret of the site' },
  });
  return async (request, response) => {
    const { response: got } = await handle(request, response);
    if (!got) return undefined;
    if (got.error) return { error: JSON.stringify(got.error) };
    return { token: got.access_token, reply: got.raw };
  };
}
