/** Turns a `Request` into plain data, so that everything behind it is synchronous and easy to test. */

/** A request, read to the end. */
export interface Call {
  method: string;
  url: URL;
  /** Without a Graph version and a trailing slash. */
  path: string;
  /** Of a versioned Graph path such as `/v25.0/me`. */
  version?: number;
  query: URLSearchParams;
  /** Absent when the body is not a form. */
  form?: URLSearchParams;
  body: string;
  headers: Headers;
}

const VERSIONED = /^\/v(\d+)\.\d+(\/.*)$/;

/**
 * Reads a request's address and body.
 *
 * Does not limit the body's size: the simulation is for one's own machine.
 */
export async function readCall(request: Request): Promise<Call> {
  const url = new URL(request.url);
  const [, version, rest] = VERSIONED.exec(url.pathname) ?? [];
  const bytes = await request.arrayBuffer();
  const form = await readForm(bytes, request.headers.get('content-type'));
  return {
    method: request.method,
    url,
    path: (rest ?? url.pathname).replace(/(.)\/$/, '$1'),
    query: url.searchParams,
    body: new TextDecoder().decode(bytes),
    headers: request.headers,
    ...(version === undefined ? {} : { version: Number(version) }),
    ...(form ? { form } : {}),
  };
}

/** Multipart (`curl -F`) and urlencoded bodies; anything else is no form. */
async function readForm(
  bytes: ArrayBuffer,
  contentType: string | null,
): Promise<URLSearchParams | undefined> {
  if (contentType === null) return undefined;
  try {
    const form = await new Response(bytes, {
      headers: { 'content-type': contentType },
    }).formData();
    return new URLSearchParams(
      [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
  } catch {
    return undefined;
  }
}
