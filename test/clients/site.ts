/** A site as its framework sees it, and a browser's cookies for it. */
export interface Site {
  /** Where a login that began here comes back to. */
  redirectUri: string;
  /** Asks the site for a path or an address of its own; redirects are left to the caller. */
  ask(path: string | URL, body?: unknown): Promise<Response>;
}

const ORIGIN = 'https://app.example';

/** Opens a site that is nothing but a handler of requests, with an empty cookie jar. */
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
