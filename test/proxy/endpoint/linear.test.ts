import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ORIGIN, proxyEnv, send } from '../../support/proxy.ts';
import { RUNTIMES } from '../../support/runtimes.ts';
import { ENDS, growth, isSteep, RUNS } from './growth.ts';
import { READERS } from './readers.ts';

describe('the time for a stranger’s text grows with its length, not with its square', () => {
  test.each(READERS)(
    'a text twice as long takes at most about twice as long to read, in %s.ts: %s',
    async (_file, _name, before, read) => {
      const steep: string[] = [];
      for (const run of RUNS) {
        for (const end of ENDS) {
          const text = (length: number) => before + run(length) + end;
          if (await isSteep(async () => (await growth(read, text)) > 3.2))
            steep.push(`${JSON.stringify(run(20))} before ${JSON.stringify(end)}`);
        }
      }
      expect(steep).toEqual([]);
    },
    60_000,
  );

  test('each file of the proxy that takes text apart has a row in this test', () => {
    const files = globSync('proxy/**/*.ts', { cwd: join(import.meta.dirname, '../../..') }).filter(
      // These read what the owner wrote, such as a command line, a file or a URL of the configuration.
      (file) => !/^proxy\/commands\/|\/undici-fetch\.ts$/.test(file),
    );
    const takesApart =
      /\/[dgimsuvy]*\.(?:test|exec)\(|\.(?:split|replace|replaceAll|match|indexOf|search|trim)\(/;
    const readers = files.filter((file) =>
      takesApart.test(readFileSync(join(import.meta.dirname, '../../..', file), 'utf8')),
    );
    const rows = new Set(READERS.map(([file]) => `proxy/${file}.ts`));
    expect(readers.length).toBeGreaterThan(15);
    expect(readers.filter((file) => !rows.has(file))).toEqual([]);
  });
});

describe.each(RUNTIMES)('on $name', ({ name: runtime, start }) => {
  /** Node itself takes no more than 16 kB of headers. */
  const spaces = ' '.repeat(runtime === 'Node' ? 15_500 : 60_000);

  test('a Content-Type with thousands of spaces is refused as fast as any other', async () => {
    const proxy = await start(proxyEnv('http://127.0.0.1:9'));
    const refuse = async (type: string) => {
      const startedAt = performance.now();
      const headers = { Origin: ORIGIN, 'Content-Type': type };
      const attacks = Array.from({ length: 5 }, () =>
        send(`${proxy.url}/token`, { method: 'POST', headers, body: 'a=b' }),
      );
      // Other requests are answered meanwhile.
      const health = send(`${proxy.url}/healthz`);
      expect((await health).text).toBe('{"status":"ok"}');
      for (const { status } of await Promise.all(attacks)) expect(status).toBe(415);
      return performance.now() - startedAt;
    };
    const plain = `text/plain;${spaces}x`;
    const attack = `application/x-www-form-urlencoded${spaces}x`;
    await refuse(plain);
    const times = { plain: Infinity, attack: Infinity };
    for (let round = 0; round < 3; round += 1) {
      times.plain = Math.min(times.plain, await refuse(plain));
      times.attack = Math.min(times.attack, await refuse(attack));
    }
    await proxy.close();
    expect(times.attack / times.plain).toBeLessThan(8);
  }, 90_000);
});
