import { createHash } from 'node:crypto';

/** What a policy has to say for the only style of a page to be applied; of two, neither is found. */
export function styleHash(page: string): string {
  const [, style, ...more] = page.split(/<\/?style>/);
  if (style === undefined || more.length !== 1) throw new Error('Not a page with one style.');
  return `sha256-${createHash('sha256').update(style).digest('base64')}`;
}
