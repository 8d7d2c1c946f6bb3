import { statSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTokenSafe } from '../../../proxy/keeper/sealed-token.ts';
import { secret } from '../../../proxy/crypto/secret.ts';
import { webPlatform } from '../../../proxy/platform/platform.ts';
import { keeperEnv, HOUR } from '../../support/keeper.ts';
import { handOver, startLocalKeeper } from '../../support/local-keeper.ts';
import { lineOf, world } from './own-world.ts';

describe('tokens at rest', () => {
  const key = (text: string) => secret(Buffer.from(text.padEnd(32, 'x')).toString('base64url'));
  const deps = { subtle: crypto.subtle, randomBytes: webPlatform(globalThis).randomBytes };

  test('T10: no column and no file holds a token, or its beginning', async () => {
    const { keeper, instagram, file } = await world();
    await handOver(keeper, instagram.issue(1));
    await keeper.media(null, { limit: 12 });
    for (const name of [file, `${file}-wal`])
      expect(readFileSync(name).includes('IGAA')).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('T11: a seal under another account opens as nothing', async () => {
    const safe = createTokenSafe(deps, [key('a')]);
    const sealed = await safe.seal('1', 'IGAAone', 1);
    expect(await safe.open('1', sealed)).toEqual({ token: 'IGAAone', isOld: false });
    expect(await safe.open('2', sealed)).toBeUndefined();
  });

  test('T12: an older seal in the place of the current one opens as nothing', async () => {
    const safe = createTokenSafe(deps, [key('a')]);
    const older = await safe.seal('1', 'IGAAold', 1);
    expect(await safe.open('1', { ...older, serial: 2 })).toBeUndefined();
  });

  test('a previous key opens and is told apart, and a lost one opens nothing', async () => {
    const sealed = await createTokenSafe(deps, [key('a')]).seal('1', 'IGAAone', 1);
    const rotated = createTokenSafe(deps, [key('b'), key('a')]);
    expect(await rotated.open('1', sealed)).toEqual({ token: 'IGAAone', isOld: true });
    expect(await createTokenSafe(deps, [key('c')]).open('1', sealed)).toBeUndefined();
  });

  test('every wake seals again what only the previous key opens, and F30: a lost key is said', async () => {
    const { keeper, instagram, sql, now, pass } = await world();
    await handOver(keeper, instagram.issue(1), 'one');
    const KEEPER_KEY = Buffer.from('another-key-of-32-bytes-0123456z').toString('base64');
    const KEEPER_KEY_PREVIOUS = keeperEnv('')['KEEPER_KEY'] ?? '';
    const common = { fetch: instagram.fetch, now, sql };
    const lost = await startLocalKeeper({ ...common, env: { KEEPER_KEY } });
    pass(26 * HOUR);
    await lost.wake(null);
    expect((await lineOf(lost, 'one')).value).toMatchObject({
      state: 'unreadable',
      reason: 'misconfigured',
    });
    expect((await lost.status()).ok).toBe(false);
    const rotated = await startLocalKeeper({ ...common, env: { KEEPER_KEY, KEEPER_KEY_PREVIOUS } });
    expect((await rotated.fullStatus()).sealed_with_previous_key).toBe(1);
    pass(26 * HOUR);
    await rotated.wake(null);
    expect((await rotated.fullStatus()).sealed_with_previous_key).toBe(0);
    expect((await lineOf(rotated, 'one')).value).toMatchObject({ state: 'healthy' });
  });
});
