import { expect, it } from 'vitest';
import { readCommandLine } from '../../../../web/demo/simulator/command-line.ts';

const DEFAULTS = { port: 8788, redirectUris: ['http://localhost:8787/', 'http://127.0.0.1:8787/'] };

it.each([
  ['nothing', [], {}, DEFAULTS],
  ['a port', ['--port', '0'], {}, { ...DEFAULTS, port: 0 }],
  [
    'a port over that of the environment',
    ['--port=1'],
    { SIMULATOR_PORT: '2' },
    { ...DEFAULTS, port: 1 },
  ],
  ['a port of the environment', [], { SIMULATOR_PORT: '2' }, { ...DEFAULTS, port: 2 }],
  ['a seed', ['--seed', '7'], {}, { ...DEFAULTS, seed: 7 }],
  [
    'pages of the environment',
    [],
    { REDIRECT_URIS: 'https://a.test/, https://b.test/,' },
    { ...DEFAULTS, redirectUris: ['https://a.test/', 'https://b.test/'] },
  ],
  [
    'pages over those of the environment',
    ['--redirect-uri', 'https://c.test/?a=1,2', '--redirect-uri', 'https://d.test/'],
    { REDIRECT_URIS: 'https://a.test/' },
    { ...DEFAULTS, redirectUris: ['https://c.test/?a=1,2', 'https://d.test/'] },
  ],
])('reads %s', (_, args, env, read) => {
  expect(readCommandLine(args, env)).toEqual(read);
});

it.each([
  [['--port', '65536'], '--port and SIMULATOR_PORT must be a number from 0 to 65535.'],
  [['--port', ''], '--port and SIMULATOR_PORT must be a number from 0 to 65535.'],
  [['--seed', '-1'], ''],
  [['--seed', '4294967296'], '--seed must be a whole number from 0 to 4294967295.'],
  [['--redirect-uri', '/here'], '--redirect-uri and REDIRECT_URIS must be full URLs'],
  [['8788'], "Unexpected argument '8788'"],
  [['--port'], "Option '--port <value>' argument missing"],
])('%j is refused in one sentence', (args, words) => {
  const read = readCommandLine(args, {});
  expect(read).toHaveProperty('fault');
  const fault = 'fault' in read ? read.fault : '';
  expect(fault).toContain(words);
  expect(fault).not.toContain('\n');
  expect(fault).toMatch(/\.$/);
});

it('every option is explained', () => {
  const read = readCommandLine(['--port', 'x', '--help'], {});
  const help = 'help' in read ? read.help : '';
  for (const option of ['--port', '--redirect-uri', '--seed', '--help']) {
    expect(help).toContain(option);
  }
});
