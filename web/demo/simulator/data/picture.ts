import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { MOTIFS, portrait } from './motifs.ts';
import { mixedHash } from './mixed-hash.ts';
import { PALETTES } from './palettes.ts';

const HOUR_MS = 3_600_000;

/** From one post to the next: nearly half the colour wheel, and every palette has its turn. */
const PALETTE_STEP = 5;

/** The URL of a picture that the simulation draws for `subject`, a username or a post's id. */
export function pictureUrl({ origin }: Pick<Simulation, 'origin'>, subject: string): string {
  return `${origin}/_simulator/picture.svg?of=${encodeURIComponent(subject)}`;
}

/**
 * The same for a post, with its end in it where the switch says that there is one.
 *
 * Whole hours, so that the same post has the same URL for a while.
 */
export function postPictureUrl(simulation: Simulation, id: string): string {
  const { switches, now } = simulation;
  const url = pictureUrl(simulation, id);
  if (switches.pictureDays === 0) return url;
  const hour = Math.ceil(now() / HOUR_MS) * 3600;
  return `${url}&oe=${(hour + switches.pictureDays * 86_400).toString(16).toUpperCase()}`;
}

/** The words of Instagram's picture hosts, and the status. */
const ENDED = new Response('URL signature expired', { status: 403 });

/** Draws the picture: colours and shapes follow from the subject alone, so that it is always the same. */
export function picture({ query }: Call, { now, switches }: Simulation): Response {
  const end = query.get('oe');
  if (end !== null && now() >= parseInt(end, 16) * 1000) return ENDED.clone();
  const drawing = draw(query.get('of') ?? '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
${drawing}
</svg>`;
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': switches.pictureCorp,
      'x-content-type-options': 'nosniff',
    },
  });
}

/** A post's id gets a scene, a username a portrait. Neighbouring posts share neither scene nor colours. */
function draw(subject: string): string {
  const chance = (what: string, below: number) => mixedHash(`${what} of ${subject}`) % below;
  const place = Number(/\d{1,4}$/.exec(subject)?.[0] ?? 0);
  const first = mixedHash(subject.slice(0, -4));
  const palette = PALETTES[(first + place * PALETTE_STEP) % PALETTES.length];
  const motif = /^\d+$/.test(subject) ? MOTIFS[(first + place) % MOTIFS.length] : portrait;
  return palette && motif ? motif(palette, chance) : '';
}
