import { expect, test } from 'vitest';
import { parseGraphPage } from '../../../../proxy/keeper/media/graph-post.ts';

const FINE = 'https://scontent.cdninstagram.com/v/t51.jpg?oe=6B2F0000&_nc_ohc=a-b_c%3D~';

test.for([
  'https://[',
  'https://a b',
  'https://pictures.example/\u6f22',
  'https://pictures.example/"onerror=',
  'https://pictures.example/\r\nSet-Cookie: a=b',
  'javascript:alert(1)',
  'ftp://pictures.example/a.jpg',
  `https://pictures.example/${'a'.repeat(5_000)}`,
  7,
])('the picture %j is left out, because no browser could be led to it', (media_url) => {
  const page = parseGraphPage({ data: [{ id: '1', media_url, thumbnail_url: FINE }] });
  expect(page?.posts).toEqual([{ id: '1', thumbnail_url: FINE }]);
});
