import { expect, test } from 'vitest';
import { createNodeSubtle } from '../../../proxy/node/subtle.ts';
import { createSeals, type SealDeps } from '../../../proxy/crypto/seal.ts';
import { secret } from '../../../proxy/crypto/secret.ts';

const web = crypto.subtle;
const node = createNodeSubtle(web);
const KEY = Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64url');

function sealsWith(subtle: SealDeps['subtle']) {
  const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  return createSeals({ subtle, randomBytes }, [secret(KEY)], 'https://login.example');
}

test.each([
  { sealer: 'Web Crypto', sealing: web, opener: 'Node', opening: node },
  { sealer: 'Node', sealing: node, opener: 'Web Crypto', opening: web },
])('$sealing opens what $sealer has sealed', async ({ sealing, opening }) => {
  const sealed = await sealsWith(sealing).seal('code', { code: 'C0DE', many: 'é'.repeat(500) });
  const opened = await sealsWith(opening).open('code', sealed);
  expect(opened).toEqual({ code: 'C0DE', many: 'é'.repeat(500) });
});

test('R-27: Node does not open a seal that was changed in any part', async () => {
  const seals = sealsWith(node);
  const parts = (await seals.seal('code', { code: 'C0DE' })).split('.');
  for (const changed of [0, 2, 3, 4]) {
    const flipped = parts.map((part, index) =>
      index === changed ? (part.startsWith('A') ? 'B' : 'A') + part.slice(1) : part,
    );
    expect(await seals.open('code', flipped.join('.'))).toBeUndefined();
  }
});

test('digests on Node equal those of Web Crypto', async () => {
  const bytes = new TextEncoder().encode('a verifier');
  expect(await node.digest('SHA-256', bytes)).toEqual(await web.digest('SHA-256', bytes));
});

test('Node refuses a key that it did not import itself', async () => {
  const key = await web.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['decrypt']);
  const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12) };
  await expect(node.encrypt(algorithm, key, new Uint8Array(32))).rejects.toThrow('not derived');
  await expect(node.decrypt(algorithm, key, new Uint8Array(32))).rejects.toThrow('not derived');
});
