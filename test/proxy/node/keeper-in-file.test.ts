import { expect, test } from 'vitest';
import { keeperEnv, newKeeperFile } from '../../support/keeper.ts';
import { runToExit } from '../../support/proxy.ts';

test('a Node without SQLite does not start with a keeper, and says which Node has it', async () => {
  const { code, stderr } = await runToExit({
    ...keeperEnv('http://127.0.0.1:9'),
    KEEPER_FILE: newKeeperFile(),
    NODE_OPTIONS: '--no-experimental-sqlite',
  });
  expect(code).toBe(1);
  expect(stderr).toContain('KEEPER_FILE needs Node 22.13 or newer (npm run proxy brings one)');
});
