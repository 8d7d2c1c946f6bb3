/** Pure. The names of feeds, which are part of public URLs. */

const SLUG = /^[a-z0-9-]{1,40}$/;

/** True for a name that a feed can have. */
export function isFeedName(text: string): boolean {
  return SLUG.test(text);
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 36);
}

/** The name for a new feed: its label, or one made of the username; with a number when another account has that. */
export function feedName(
  label: string | undefined,
  username: string,
  userId: string,
  taken: (feed: string) => unknown,
): string {
  const wished = label ?? (slugOf(username) || `feed-${userId.slice(-6)}`);
  let name = wished;
  for (let number = 2; taken(name) !== undefined; number += 1) {
    name = `${wished.slice(0, 36)}-${number}`;
  }
  return name;
}
