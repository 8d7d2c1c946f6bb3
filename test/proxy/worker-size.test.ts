import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleWorker } from '../support/bundle-worker.ts';

async function gzippedBytes(parts?: 'no relay'): Promise<number> {
  return gzipSync(await bundleWorker(parts), { level: 9 }).byteLength;
}

test('the Worker, relay and callbacks included, is at most 26 kB gzipped', async () => {
  const bytes = await gzippedBytes();
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(26_000);
}, 60_000);

// The words of Meta's that every proxy knows, and the question about a redirect URI, are part of it.
test('without its relay the Worker is at most 21 kB gzipped', async () => {
  const bytes = await gzippedBytes('no relay');
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(21_000);
}, 60_000);
