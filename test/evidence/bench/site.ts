import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A static host with an Instagram that says yes at once, and a proxy that answers at once. */
export interface Site {
  url: string;
  /** What was asked for since the last call: method and path. */
  takeRequests(): string[];
  close(): Promise<void>;
}

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

const TOKEN = JSON.stringify({
  access_token: `IGAA${'l'.repeat(160)}`,
  token_type: 'bearer',
  expires_in: 5_183_944,
  scope: 'instagram_business_basic',
  user_id: '17841401313574613',
});
const PROFILE = JSON.stringify({ id: '27281358591558845', username: 'ada.paints', name: 'Ada' });
const API_HEADERS = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' };

/** Serves each folder under its own name, compressed, as any static host would. */
export async function serveSite(folders: Readonly<Record<string, string>>): Promise<Site> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    requests.push(`${request.method ?? ''} ${pathname}`);
    const [, folder = '', ...rest] = pathname.split('/');
    const root = folders[folder];
    if (pathname === '/oauth/authorize') {
      const back = new URL(searchParams.get('redirect_uri') ?? 'about:blank');
      back.search = `?code=AQBx&state=${searchParams.get('state') ?? ''}`;
      response.writeHead(302, { Location: `${back.href}#_` }).end();
    } else if (request.method === 'POST' || pathname.endsWith('/me')) {
      request.resume();
      response.writeHead(200, API_HEADERS).end(request.method === 'POST' ? TOKEN : PROFILE);
    } else {
      const file = join(root ?? '', ...rest.filter((part) => part !== '..')).replace(/\/$/, '');
      const path = extname(file) === '' ? join(file, 'index.html') : file;
      if (root === undefined || !existsSync(path)) return void response.writeHead(404).end();
      const type = TYPES.get(extname(path)) ?? 'application/octet-stream';
      const headers = { 'Content-Type': type, 'Content-Encoding': 'gzip' };
      response.writeHead(200, headers).end(gzipSync(readFileSync(path), { level: 9 }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    takeRequests: () => requests.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
