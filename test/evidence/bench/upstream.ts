/** A process of its own: an Instagram that costs as little as a server can, so that it is not what is measured. */
import { createServer } from 'node:http';
import { listen } from './listen.ts';

const SHORT = reply({
  data: [
    {
      access_token: `IGAA${'s'.repeat(160)}`,
      user_id: '17841401313574613',
      permissions: 'instagram_business_basic',
    },
  ],
});
/** The reply of 2011 to 2020: it has a user, and no second step follows. */
const LEGACY = reply({
  access_token: `1234567890.0123456.${'c'.repeat(32)}`,
  user: { id: '1574083', username: 'snoopdogg', full_name: 'Snoop Dogg', profile_picture: '' },
});
const LONG = reply({
  access_token: `IGAA${'l'.repeat(160)}`,
  token_type: 'bearer',
  expires_in: 5_183_944,
});

/** What a keeper asks for: the token's owner, and the posts of a snapshot. */
const PROFILE = reply({
  id: '27281358591558845',
  user_id: '17841401313574613',
  username: 'ada.paints',
});
const POSTS = reply({
  data: Array.from({ length: 25 }, (_, index) => ({
    id: String(17_895_695_668_004_500 + index),
    media_type: 'IMAGE',
    caption: 'Prussian blue over raw umber, second layer. #oilpainting',
    media_url: `https://scontent.cdninstagram.com/v/${index}.jpg?oe=7FFFFFFF`,
    permalink: `https://www.instagram.com/p/${index}/`,
    timestamp: '2026-05-01T09:00:00+0000',
  })),
});

function reply(json: object): Buffer {
  return Buffer.from(JSON.stringify(json));
}

function bodyAt(url: string): Buffer {
  if (url.includes('/me/media?')) return POSTS;
  return url.includes('/me?') ? PROFILE : LONG;
}

const delayMs = Number(process.env['DELAY_MS'] ?? 0);

const server = createServer((request, response) => {
  let isLegacy = false;
  request.on('data', (chunk: Buffer) => (isLegacy ||= chunk.includes('code=legacy')));
  request.on('end', () => {
    const issued = isLegacy ? LEGACY : SHORT;
    const body = request.method === 'POST' ? issued : bodyAt(request.url ?? '');
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.byteLength };
    const answer = () => response.writeHead(200, headers).end(body);
    if (delayMs > 0) setTimeout(answer, delayMs);
    else answer();
  });
});
listen(server);
