import { expect, it } from 'vitest';
import { mixedHash } from '../../../../web/demo/simulator/data/mixed-hash.ts';
import { get, longToken, testInstagram } from './login.ts';

const instagram = testInstagram();
const draw = async (subject: string) =>
  (await get(instagram, '/_simulator/picture.svg', { of: subject })).text();

/** Twelve neighbours, as the ids of posts are. */
const DRAWN = await Promise.all(
  Array.from({ length: 12 }, (_, index) => draw(`17965640075287${String(10 + index)}`)),
);

/** What is drawn, without where and in which colour; petals count once. */
function motifOf(svg: string): string {
  return svg
    .replaceAll(/(<ellipse[^>]*\brotate[^>]*>)+/g, '<petals>')
    .replaceAll(/#[0-9a-f]{6}|[\d.]+/g, '');
}

/** Degrees on the colour wheel, of the large area behind everything. */
function hueOf(svg: string): number {
  const [, hex = ''] = /<rect[^>]*#([0-9a-f]{6})/.exec(svg) ?? [];
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}

it('twelve neighbouring posts show at least six motifs, and hues of every third of the colour wheel', () => {
  expect(new Set(DRAWN.map(motifOf)).size).toBeGreaterThanOrEqual(6);
  const thirds = DRAWN.map((svg) => Math.floor((hueOf(svg) + 360) / 120) % 3);
  expect(new Set(thirds).size).toBe(3);
});

it('a post shares neither motif nor colours with the next one', () => {
  const colours = DRAWN.map((svg) => (svg.match(/#[0-9a-f]{6}/g) ?? []).join(' '));
  for (const [index, svg] of DRAWN.slice(1).entries()) {
    expect(motifOf(svg)).not.toBe(motifOf(DRAWN[index] ?? ''));
    expect(colours[index + 1]).not.toBe(colours[index]);
  }
});

it('the same post always has the same picture, and no other post has it', async () => {
  const id = '17965640075287';
  expect(await draw(id)).toBe(await draw(id));
  expect(new Set(DRAWN).size).toBe(DRAWN.length);
});

it('a username has a portrait, which is no post’s motif', async () => {
  const motifs = new Set(DRAWN.map(motifOf));
  expect(motifs.has(motifOf(await draw('ada.paints')))).toBe(false);
  expect(await draw('ada.paints')).not.toBe(await draw('nour.films'));
});

it('subjects that differ in one digit have hashes that differ in every byte, nearly always', () => {
  const hashes = Array.from({ length: 256 }, (_, index) => mixedHash(`post ${1000 + index}`));
  for (const shift of [0, 8, 16, 24]) {
    const bytes = hashes.map((hash) => (hash >>> shift) & 255);
    const kept = bytes.filter((byte, index) => byte === bytes[index - 1]);
    expect(kept.length).toBeLessThan(8);
  }
});

it('the posts that an account lists have these pictures', async () => {
  const access_token = await longToken(instagram);
  const reply = await get(instagram, '/me/media', { access_token, fields: 'id,media_url' });
  const { data } = (await reply.json()) as { data: { id: string; media_url?: string }[] };
  for (const { id, media_url } of data.filter((post) => post.media_url !== undefined)) {
    expect(media_url).toBe(`https://instagram.test/_simulator/picture.svg?of=${id}`);
  }
  expect(data.length).toBeGreaterThan(5);
});
