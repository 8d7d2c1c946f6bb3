import { expect, test } from 'vitest';
import { unloaded } from '../../../web/auth/outcome.ts';

test.each([
  { where: 'where there is a network', online: true, reason: 'part_missing' },
  { where: 'without a network', online: false, reason: 'offline' },
])('a part of the page that does not load $where is a failure, $reason', ({ online, reason }) => {
  expect(unloaded({ online: () => online })).toEqual({ failure: { reason } });
});
