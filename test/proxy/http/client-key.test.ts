import { expect, test } from 'vitest';
import { clientKey } from '../../../proxy/http/client-key.ts';

test.each([
  { address: '192.0.2.1', key: '192.0.2.1' },
  { address: '::ffff:192.0.2.1', key: '192.0.2.1' },
  { address: '::FFFF:192.0.2.1', key: '192.0.2.1' },
  { address: '0:0:0:0:0:ffff:192.0.2.1', key: '192.0.2.1' },
  { address: '0000:0000:0000:0000:0000:ffff:192.0.2.1', key: '192.0.2.1' },
  { address: '::ffff:c000:201', key: '192.0.2.1' },
  { address: '0:0:0:0:0:FFFF:C000:0201', key: '192.0.2.1' },
  { address: '::ffff:192.0.2.1%eth0', key: '192.0.2.1' },
  { address: '::fffe:192.0.2.1', key: '0:0:0:0::/64' },
  { address: 'ffff::192.0.2.1', key: 'ffff:0:0:0::/64' },
  { address: '2001:db8:1:2:3:4:5:6', key: '2001:db8:1:2::/64' },
  { address: '2001:DB8:1:2::9', key: '2001:db8:1:2::/64' },
  { address: '2001:0db8:0001:0002:0000::1', key: '2001:db8:1:2::/64' },
  { address: '2001:db8::1', key: '2001:db8:0:0::/64' },
  { address: '::1', key: '0:0:0:0::/64' },
  { address: 'fe80::1%eth0', key: 'fe80:0:0:0::/64' },
  { address: '::', key: '0:0:0:0::/64' },
  { address: 'no:address', key: 'unknown' },
  { address: '', key: 'unknown' },
  { address: undefined, key: 'unknown' },
])('P-29: the rate limit counts the address $address as $key', ({ address, key }) => {
  expect(clientKey(address)).toBe(key);
});
