/** A process of its own: an Instagram that answers at once with a reply that every peer accepts, in one step. */
import { createServer } from 'node:http';
import { listen } from '../bench/listen.ts';

/** The reply of 2011 to 2020, after which the proxy asks for no 60-day token, with the `token_type` that @auth/core wants. */
const TOKEN = Buffer.from(
  JSON.stringify({
    access_token: `1574083.0123456.${'c'.repeat(32)}`,
    token_type: 'bearer',
    user: { id: '1574083', username: 'snoopdogg', full_name: 'Snoop Dogg', bio: '' },
  }),
);
/** Only @auth/core asks for it. */
const PROFILE = Buffer.from(JSON.stringify({ id: '1574083', username: 'snoopdogg' }));

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const body = request.method === 'POST' ? TOKEN : PROFILE;
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.byteLength };
    response.writeHead(200, headers).end(body);
  });
});
listen(server);
