/**
 * The floor on Node: the same calls to Instagram and the same kind of answer, with nothing else. It checks no
 * origin, no redirect URI and no reply, has no deadline and no limits, logs nothing and hides nothing.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent } from 'undici';
import { listen } from './listen.ts';

const env = process.env;
const tokenUrl = new URL(env['INSTAGRAM_TOKEN_URL'] ?? '');
const graphUrl = env['INSTAGRAM_GRAPH_URL'] ?? '';
const secret = env['INSTAGRAM_CLIENT_SECRET'] ?? '';
const clientId = env['INSTAGRAM_CLIENT_ID'] ?? '';
const agent = new Agent({ keepAliveTimeout: 30_000 });

interface Token {
  access_token: string;
  expires_in?: number;
  user?: object;
  data?: { access_token: string; user_id: string; permissions: string }[];
}

function body(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => resolve(text));
  });
}

async function ask(method: 'GET' | 'POST', path: string, form?: string): Promise<Token> {
  const response = await agent.request({
    origin: tokenUrl.origin,
    path,
    method,
    body: form ?? null,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  return (await response.body.json()) as Token;
}

async function exchange(code: string, redirectUri: string): Promise<object> {
  const form = new URLSearchParams({
    client_id: clientId,
    client_secret: secret,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code,
  });
  const first = await ask('POST', tokenUrl.pathname, form.toString());
  if (first.user !== undefined) return { ...first, token_type: 'bearer' };
  const short = first.data?.[0];
  const query = new URLSearchParams({
    grant_type: 'ig_exchange_token',
    client_secret: secret,
    access_token: short?.access_token ?? '',
  });
  const long = await ask('GET', `/access_token?${query.toString()}`);
  return { ...long, user_id: short?.user_id, scope: short?.permissions };
}

async function refresh(token: string): Promise<object> {
  const query = new URLSearchParams({ grant_type: 'ig_refresh_token', access_token: token });
  return { ...(await ask('GET', `/refresh_access_token?${query.toString()}`)) };
}

const METADATA = JSON.stringify({ issuer: graphUrl, code_challenge_methods_supported: ['S256'] });
const JSON_HEADERS = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' };

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (status: number, text: string) => {
    // Without a length Node would send the text in chunks, which is slower.
    const headers = { ...JSON_HEADERS, 'Content-Length': Buffer.byteLength(text) };
    response.writeHead(status, headers).end(text);
  };
  const form = new URLSearchParams(await body(request));
  const redirectUri = form.get('redirect_uri') ?? '';
  const token = form.get('refresh_token');
  if (request.method === 'OPTIONS') response.writeHead(204, JSON_HEADERS).end();
  else if (request.method === 'GET') send(200, METADATA);
  else if (redirectUri.endsWith('/refused')) send(400, '{"error":"invalid_request"}');
  else if (token) send(200, JSON.stringify(await refresh(token)));
  else send(200, JSON.stringify(await exchange(form.get('code') ?? '', redirectUri)));
}

listen(createServer((request, response) => void handle(request, response)));
