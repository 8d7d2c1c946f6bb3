import { expect, it } from 'vitest';
import { readCommandLine } from '../../../../web/demo/simulator/command-line.ts';

const DEFAULTS = { port: 8788, redirectUris: ['http://localhost:8787/', 'http://127.0.0.1:8787/'] };

it.each([
  { title: 'nothing', args: [], env: {}, read: DEFAULTS },
  { title: 'a port', args: ['--port', '0'], env: {}, read: { ...DEFAULTS, port: 0 } },
  {
    title: 'a port over that of the environment',
    args: ['--port=1'],
    env: { SIMULATOR_PORT: '2' },
    read: { ...DEFAULTS, port: 1 },
  },
  {
    title: 'a port of the environment',
    args: [],
    env: { SIMULATOR_PORT: '2' },
    read: { ...DEFAULTS, port: 2 },
  },
  { title: 'a seed', args: ['--seed', '7'], env: {}, read: { ...DEFAULTS, seed: 7 } },
  {
    title: 'pages of the environment',
    args: [],
    env: { REDIRECT_URIS: 'https://a.test/, https://b.test/,' },
    read: { ...DEFAULTS, redirectUris: ['https://a.test/', 'https://b.test/'] },
  },
  {
    title: 'pages over those of the environment',
    args: ['--redirect-uri', 'https://c.test/?a=1,2', '--redirect-uri', 'https://d.test/'],
    env: { REDIRECT_URIS: 'https://a.test/' },
    read: { ...DEFAULTS, redirectUris: ['https://c.test/?a=1,2', 'https://d.test/'] },
  },
])('the command line reads $title', ({ args, env, read }) => {
  expect(readCommandLine(args, env)).toEqual(read);
});

it.each([
  {
    args: ['--port', '65536'],
    words: '--port and SIMULATOR_PORT must be a number from 0 to 65535.',
  },
  { args: ['--port', ''], words: '--port and SIMULATOR_PORT must be a number from 0 to 65535.' },
  { args: ['--seed', '-1'], words: '' },
  { args: ['--seed', '4294967296'], words: '--seed must be a whole number from 0 to 4294967295.' },
  {
    args: ['--redirect-uri', '/here'],
    words: '--redirect-uri and REDIRECT_URIS must be full URLs',
  },
  { args: ['8788'], words: "Unexpected argument '8788'" },
  { args: ['--port'], words: "Option '--port <value>' argument missing" },
])('the command line $args is refused in one sentence', ({ args, words }) => {
  const read = readCommandLine(args, {});
  expect(read).toHaveProperty('fault');
  const fault = 'fault' in read ? read.fault : '';
  expect(fault).toContain(words);
  expect(fault).not.toContain('\n');
  expect(fault).toMatch(/\.$/);
});

it('--help explains every option', () => {
  const read = readCommandLine(['--port', 'x', '--help'], {});
  const help = 'help' in read ? read.help : '';
  for (const option of ['--port', '--redirect-uri', '--seed', '--help']) {
    expect(help).toContain(option);
  }
});
