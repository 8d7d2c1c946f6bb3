import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleWorker } from '../support/bundle-worker.ts';
import { KEEPER_KEY } from '../support/keeper.ts';

const sizeOf = (bundle: Uint8Array) => gzipSync(bundle, { level: 9 }).byteLength;

test('the Worker, relay and callbacks included, is at most 26 kB gzipped without a keeper', async () => {
  const bytes = sizeOf(await bundleWorker());
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(26_000);
}, 60_000);

test('the Worker with its keeper is at most 42.5 kB gzipped', async () => {
  const bytes = sizeOf(await bundleWorker({ KEEPER_KEY }));
  expect(bytes).toBeGreaterThan(26_000);
  expect(bytes).toBeLessThanOrEqual(42_500);
}, 60_000);
