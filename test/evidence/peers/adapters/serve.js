/**
 * `node serve.js NAME`: one peer on a bare `node:http` server, in the folder in which it was installed. This file and the
 * adapters beside it are copied there, so they are plain JavaScript and import by name what npm put beside them.
 */
import { createServer, IncomingMessage } from 'node:http';

const { PEER = '', UPSTREAM = '' } = process.env;

/**
 * Everything that an error says, with its causes and its other fields, which an app can log. Not its stack, and of the
 * response that is often among the fields only the status.
 */
function describe(error, depth = 0) {
  if (typeof error === 'function' || depth > 4) return '';
  if (Buffer.isBuffer(error)) return error.toString();
  if (typeof error !== 'object' || error === null) return String(error);
  const status = error.statusCode ?? error.status;
  if (error instanceof Response || error instanceof IncomingMessage) return `status ${status}`;
  const names = Object.getOwnPropertyNames(error).filter((name) => name !== 'stack');
  return names.map((name) => `${name}: ${describe(error[name], depth + 1)}`).join('; ');
}

const server = createServer((request, response) => {
  const send = (got) => {
    const text = JSON.stringify(got);
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    };
    response.writeHead(200, headers).end(text);
  };
  if (request.url.startsWith('/.well-known/')) return send({});
  // An adapter that answers for itself returns undefined. What it throws outside its promise ends the process, as it would.
  answer(request, response).then(
    (got) => got && send(got),
    (error) => send({ error: describe(error) }),
  );
});
let answer;
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  const { createAnswer } = await import(`./${PEER}.js`);
  answer = createAnswer({
    url,
    tokenUrl: `${UPSTREAM}/oauth/access_token`,
    upstream: UPSTREAM,
    clientId: '990602627938098',
    clientSecret: 'sentinel-app-secret-0123456789abcdef',
  });
  console.log(`Listening on ${url}`);
});
