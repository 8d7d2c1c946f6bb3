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
 * Serves a folder below a path: no header but the type, of a folder its `index.html`, and its `404.html` for the rest.
 *
 * The folder may still be empty: the address is needed to build what will be in it.
 */
export async function serveFolder(folder: string, path: string): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const read = file.startsWith(path)
      ? readFile(join(folder, file.slice(path.length)))
      : undefined;
    Promise.resolve(read ?? Promise.reject(new Error('Not below the path.'))).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? '' }).end(bytes),
      async () => {
        const page = await readFile(join(folder, '404.html')).catch(() => undefined);
        response.writeHead(404, { 'content-type': TYPES['.html'] }).end(page);
      },
    );
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
