import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A static host that listens. */
export interface StaticHost {
  /** The address of the folder, with a trailing slash. */
  url: string;
  close(): void;
}

/**
 * Serves a folder below a path: no header but the type, and of a folder its `index.html`.
 *
 * The folder may still be empty: the address is needed to build what will be in it. `missing` is what it answers
 * where there is no file: 404, or its first page with 200, as hosts of single-page apps do.
 */
export async function serveFolder(
  folder: string,
  path: string,
  missing: 'not-found' | 'first-page' = 'not-found',
): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const read = file.startsWith(path)
      ? readFile(join(folder, file.slice(path.length)))
      : undefined;
    const send = (name: string) => (bytes: Buffer) =>
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? '' }).end(bytes);
    const instead = async () => {
      if (missing === 'not-found') return response.writeHead(404).end();
      return send('index.html')(await readFile(join(folder, 'index.html')));
    };
    void Promise.resolve(read ?? Promise.reject(new Error('Not below the path.')))
      .then(send(file), instead)
      .catch(() => response.writeHead(404).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${path}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
