import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One way to answer a request. */
export type Answer = (response: ServerResponse) => void;

/** A request that reached the fake Instagram. */
export interface Arrival {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A scriptable Instagram over HTTP, which keeps account of all that reaches it. */
export interface Upstream {
  url: string;
  arrivals: Arrival[];
  /** Answers requests that carry this code or token, one answer after the other; the last one stays. */
  script(key: string, ...answers: Answer[]): void;
  /** How often a code or token arrived. */
  count(key: string): number;
  /** Connections that the proxy closed before they were answered to the end. */
  aborted(key: string): number;
  /** Connections that are open now. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** A professional account's id that a double would round. */
export const USER_ID = '17841401313574613';

/** Answers with text as it is. */
export function text(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
}

/** Answers with JSON; a string is sent as it is, so that ids stay as they are written. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  return text(content, status, { 'Content-Type': 'application/json', ...headers });
}

/** The flat error of api.instagram.com. */
export function flatError(message: string, status = 400): Answer {
  return json({ error_type: 'OAuthException', code: status, error_message: message }, status);
}

/** The error of the Graph API. */
export function graphError(message: string, code: number, subcode?: number): Answer {
  const error = {
    message,
    type: 'OAuthException',
    code,
    error_subcode: subcode,
    fbtrace_id: 'A1b',
  };
  return json({ error }, 400);
}

/** Never answers. */
export const stall: Answer = () => undefined;

/** Answers with headers and the beginning of a body, and no more. */
export const stallInBody: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write('{"access_token":');
};

/** Sends a byte now and then, for ever. */
export const drip: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 200);
  response.on('close', () => clearInterval(timer));
};

/** Drops the connection. */
export const reset: Answer = (response) => response.socket?.resetAndDestroy();

/** Answers with bytes that no HTTP library would send, and ends the connection. */
export function bytes(content: string): Answer {
  return (response) => response.socket?.end(content);
}

/** Sends the caller elsewhere. */
export function redirect(location: string, status = 302): Answer {
  return text('', status, { Location: location });
}

const LONG = { token_type: 'bearer', expires_in: 5183944 };

/** What Instagram answers when all is well: tokens that are told apart by the code they came from. */
function answerByDefault(path: string, key: string): Answer {
  if (path === '/oauth/access_token') {
    return json(
      `{"access_token":"IGAAshort.${key}","user_id":${USER_ID},"permissions":["instagram_business_basic"]}`,
    );
  }
  if (path === '/access_token') return json({ access_token: `IGAAlong.${key}`, ...LONG });
  if (path === '/refresh_access_token') return json({ access_token: `IGAAnew.${key}`, ...LONG });
  if (path === '/me') return json({ id: '27281358591558845', user_id: USER_ID, username: 'latch' });
  if (path === '/me/media') return json({ data: [] });
  if (path.endsWith('/oauth/access_token')) return json({ access_token: `EAA${key}`, ...LONG });
  return text('not here', 404);
}

/** The code or the token that a request is about. */
function keyOf({ query, form, headers }: Arrival): string {
  const [, bearer] = (headers.authorization ?? '').split(' ');
  const fields = ['code', 'fb_exchange_token', 'access_token'];
  const values = fields.map((field) => form.get(field) ?? query.get(field));
  return values.find((value) => value !== null) ?? bearer ?? '';
}

async function readArrival(request: IncomingMessage): Promise<Arrival> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://upstream');
  const form = new URLSearchParams(body);
  const { method = '', headers } = request;
  return { method, path: pathname, query: searchParams, form, headers, body };
}

/** Starts a fake Instagram on a random port of this machine. */
export async function startUpstream(): Promise<Upstream> {
  const arrivals: Arrival[] = [];
  const scripts = new Map<string, Answer[]>();
  const aborted: string[] = [];
  const server = createServer((request, response) => {
    void readArrival(request).then((arrival) => {
      const key = keyOf(arrival);
      arrivals.push(arrival);
      response.on('close', () => {
        if (!response.writableFinished) aborted.push(key);
      });
      const script = scripts.get(key) ?? [];
      const answer = script.length > 1 ? script.shift() : script[0];
      (answer ?? answerByDefault(arrival.path, key))(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    script: (key, ...answers) => void scripts.set(key, answers),
    count: (key) => arrivals.filter((arrival) => keyOf(arrival) === key).length,
    aborted: (key) => aborted.filter((it) => it === key).length,
    connections: () =>
      new Promise((resolve) => server.getConnections((_error, count) => resolve(count))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
