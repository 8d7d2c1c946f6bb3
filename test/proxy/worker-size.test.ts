import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleWorker } from '../support/bundle-worker.ts';

test('the Worker, relay and callbacks included, is at most 26 kB gzipped', async () => {
  const bytes = gzipSync(await bundleWorker(), { level: 9 }).byteLength;
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(26_000);
}, 60_000);
