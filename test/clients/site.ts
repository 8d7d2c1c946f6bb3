/** A site as a handler of requests, with a browser's cookies for it. */
export interface Site {
  /** The URL that a login returns to. */
  redirectUri: string;
  /** Requests a path or a URL of the site. Does not follow redirects. */
  ask(path: string | URL, body?: unknown): Promise<Response>;
}

const ORIGIN = 'https://app.example';

/** Opens a site, given as a handler of requests, with an empty cookie jar. */
export function openSite(
  redirectPath: string,
  handle: (request: Request) => Promise<Response>,
): Site {
  const jar = new Map<string, string>();
  return {
    redirectUri: ORIGIN + redirectPath,
    async ask(path, body) {
      const request = new Request(new URL(path, ORIGIN), {
        headers: {
          Origin: ORIGIN,
          Cookie: [...jar].map((pair) => pair.join('=')).join('; '),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
      const response = await handle(request);
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', ...value] = (cookie.split(';')[0] ?? '').split('=');
        jar.set(name, value.join('='));
      }
      return response;
    },
  };
}
