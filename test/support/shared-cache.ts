import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A cache between everybody and a server. */
export interface SharedCache {
  url: string;
  /** The paths that were answered from memory. */
  hits: string[];
  close(): Promise<void>;
}

interface Stored {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding'];

async function gather(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Starts a cache as careless as may be: it knows a request by method and address only, not by its sender, and
 * keeps every answer that does not say `no-store` or `private`, whatever its age and `Vary`.
 *
 * @see [RFC 9111 section 3](https://www.rfc-editor.org/rfc/rfc9111#section-3)
 */
export async function startSharedCache(originUrl: string): Promise<SharedCache> {
  const stored = new Map<string, Stored>();
  const hits: string[] = [];

  function forward(method: string, path: string, headers: IncomingHttpHeaders, body: Buffer) {
    return new Promise<Stored>((resolve, reject) => {
      const onward = httpRequest(`${originUrl}${path}`, { method, headers, agent: false });
      onward.on('response', (response) => {
        const { statusCode = 0 } = response;
        gather(response).then(
          (content) => resolve({ status: statusCode, headers: response.headers, body: content }),
          reject,
        );
      });
      onward.on('error', reject);
      onward.end(body);
    });
  }

  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const key = `${method} ${url}`;
    const known = stored.get(key);
    if (known !== undefined) hits.push(url);
    void gather(request)
      .then(async (body) => known ?? (await forward(method, url, headers, body)))
      .then((answer) => {
        const mayKeep = !/no-store|private/.test(answer.headers['cache-control'] ?? '');
        if (mayKeep) stored.set(key, answer);
        const kept = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.includes(name));
        response.writeHead(answer.status, Object.fromEntries(kept)).end(answer.body);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
