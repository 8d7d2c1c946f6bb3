import { describe, expect, test } from 'vitest';
import { createNotes } from '../../../proxy/keeper/notes.ts';
import { prepare } from '../../../proxy/keeper/store.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import { keeperEnv, newKeeperFile } from '../../support/keeper.ts';
import { runToExit } from '../../support/proxy.ts';

describe('bad days of the store', () => {
  test('F31: a file that cannot be written, one of a newer version and half a configuration refuse to start by name', async () => {
    const newer = newKeeperFile();
    const sql = await openSqlite(newer);
    const notes = createNotes(sql);
    prepare(sql, notes);
    notes.put('own', { name: 'schema', at: 0, data: 99 });
    const env = keeperEnv('http://127.0.0.1:9');
    const exits = await Promise.all([
      runToExit({ ...env, KEEPER_FILE: '/nonexistent/keeper.db' }),
      runToExit({ ...env, KEEPER_FILE: newer }),
      runToExit(env),
      runToExit({ ...env, KEEPER_KEY: 'x', KEEPER_FILE: newer }),
    ]);
    expect(exits.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(exits.map(({ stderr }) => /KEEPER_\w+ .*/.exec(stderr)?.[0])).toEqual([
      'KEEPER_FILE cannot be opened and written to',
      'KEEPER_FILE was made by a newer version of this program',
      'KEEPER_FILE is missing, but KEEPER_KEY needs it',
      'KEEPER_KEY is not 32 bytes in base64 (openssl rand -base64 32)',
    ]);
  });

  test.each([
    ['KEEPER_KEY', ['ISSUER', 'KEEPER_ADMIN_KEY', 'KEEPER_FILE']],
    ['KEEPER_ADMIN_KEY', ['KEEPER_KEY', 'ISSUER', 'KEEPER_FILE']],
    ['KEEPER_FILE', ['KEEPER_KEY', 'ISSUER', 'KEEPER_ADMIN_KEY']],
  ])(
    '%s alone refuses to start, and each missing variable is named once',
    async (only, missing) => {
      const all: Record<string, string> = {
        ...keeperEnv('http://127.0.0.1:9'),
        KEEPER_FILE: newKeeperFile(),
      };
      const isLeft = (name: string) => !missing.includes(name);
      const env = Object.fromEntries(Object.entries(all).filter(([name]) => isLeft(name)));
      const { code, stderr } = await runToExit(env);
      expect(code).toBe(1);
      const lines = stderr.trimEnd().split('\n').slice(1);
      expect(lines).toEqual(missing.map((it) => `  ${it} is missing, but ${only} needs it`));
    },
  );

  test.each([
    [{ KEEPER_ADMIN_KEY: 'short' }, ['KEEPER_ADMIN_KEY']],
    [{ KEEPER_KEY: '' }, ['KEEPER_KEY']],
    [{ KEEPER_WEBHOOK_URL: 'https://hooks.example/x' }, ['KEEPER_WEBHOOK_SECRET']],
    [
      { KEEPER_WEBHOOK_URL: 'https://10.0.0.1/x', KEEPER_WEBHOOK_SECRET: 'webhook-secret-of-20' },
      ['KEEPER_WEBHOOK_URL'],
    ],
    [
      {
        KEEPER_WEBHOOK_URL: 'http://hooks.example/x',
        KEEPER_WEBHOOK_SECRET: 'webhook-secret-of-20',
      },
      ['KEEPER_WEBHOOK_URL'],
    ],
    [{ MEDIA_IMAGES: 'copy' }, ['MEDIA_IMAGES']],
    [{ MEDIA_ORIGINS: 'https://a.example/path' }, ['MEDIA_ORIGINS']],
    [{ VITE_ADMIN: 'sentinel-admin-key-0123456789abcdef0123456789' }, ['VITE_ADMIN']],
    [{ KEEPER_KEZ: 'x' }, ['KEEPER_KEZ']],
  ])('T9, T23: the setting %o is refused by name', (more, variables) => {
    const parsed = parseEnv(keeperEnv('http://127.0.0.1:9', more));
    expect(parsed.ok ? [] : parsed.faults.map(({ variable }) => variable)).toEqual(variables);
  });
});
