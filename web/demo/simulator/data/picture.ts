import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';

/** The address of a picture that the simulation draws for `subject`, a username or a post's id. */
export function pictureUrl({ origin }: Pick<Simulation, 'origin'>, subject: string): string {
  return `${origin}/_simulator/picture.svg?of=${encodeURIComponent(subject)}`;
}

/** Draws the picture: colours and shapes follow from the subject alone, so that it is always the same. */
export function picture({ query }: Call): Response {
  const subject = query.get('of') ?? '';
  const hue = Array.from(subject).reduce(
    (sum, letter) => (sum * 53 + (letter.codePointAt(0) ?? 0)) % 360,
    7,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
<rect width="96" height="96" fill="hsl(${hue} 45% 78%)"/>
<circle cx="${20 + (hue % 57)}" cy="34" r="18" fill="hsl(${(hue + 150) % 360} 50% 45%)"/>
<path d="M0 96 L${18 + (hue % 31)} 52 L54 78 L${70 + (hue % 17)} 58 L96 96 Z" fill="hsl(${(hue + 40) % 360} 40% 38%)"/>
</svg>`;
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    },
  });
}
