import { expect, test } from 'vitest';
import { feedName, isFeedName } from '../../../proxy/keeper/feed-name.ts';

const ID = '17841401313574613';
const among =
  (...taken: string[]) =>
  (name: string) =>
    taken.includes(name) ? {} : undefined;

test.each([
  { why: 'its label', label: 'studio', username: 'ada.paints', taken: [], feed: 'studio' },
  { why: 'its username', label: undefined, username: 'Ada.Paints_', taken: [], feed: 'ada-paints' },
  { why: 'its ID', label: undefined, username: '', taken: [], feed: 'feed-574613' },
  {
    why: 'its username and a number',
    label: undefined,
    username: 'ada_paints',
    taken: ['ada-paints', 'ada-paints-2'],
    feed: 'ada-paints-3',
  },
  {
    why: 'as much of its label as leaves room for a number',
    label: 'a'.repeat(40),
    username: '',
    taken: ['a'.repeat(40)],
    feed: `${'a'.repeat(36)}-2`,
  },
])('a feed is named by $why', ({ label, username, taken, feed }) => {
  expect(feedName(label, username, ID, among(...taken))).toBe(feed);
  expect(isFeedName(feed)).toBe(true);
});
