import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleWorker, bundleWithoutKeeper } from '../support/bundle-worker.ts';

const sizeOf = (bundle: Uint8Array) => gzipSync(bundle, { level: 9 }).byteLength;

test('the Worker, relay and callbacks included, is at most 26 kB gzipped without its keeper', async () => {
  const bytes = sizeOf(await bundleWithoutKeeper());
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(26_000);
}, 60_000);

test('the Worker with its keeper is at most 42 kB gzipped', async () => {
  expect(sizeOf(await bundleWorker())).toBeLessThanOrEqual(42_000);
}, 60_000);
