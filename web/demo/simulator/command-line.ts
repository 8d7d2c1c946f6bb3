import { readOptions } from '../../../proxy/commands/command-options.ts';

/** What `npm run simulator` was asked for, what it prints instead of starting, or why it cannot start. */
export type CommandLine =
  { port: number; redirectUris: string[]; seed?: number } | { help: string } | { fault: string };

const HELP = `A simulated Instagram on http://localhost, for trying and testing logins.

Usage: npm run simulator -- [options]

  --port N            the port to listen on, 0 for any free port (or SIMULATOR_PORT; default 8788)
  --redirect-uri URI  a page that is allowed to log in; can be repeated (or REDIRECT_URIS, separated by commas;
                      default http://localhost:8787/ and http://127.0.0.1:8787/)
  --seed N            issue the same codes and tokens each time (default: different ones each time)
  --help              show this help

Its front page lists the apps with their IDs and secrets. POST /_simulator controls it (see the README).`;

const OPTIONS = {
  port: { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  seed: { type: 'string' },
} as const;

const DEFAULT_PORT = '8788';
const DEFAULT_REDIRECT_URIS = 'http://localhost:8787/,http://127.0.0.1:8787/';

/** Reads the options, then the environment. Pure; does not find out whether the port is free. */
export function readCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CommandLine {
  const read = readOptions({ name: 'npm run simulator', help: HELP, options: OPTIONS }, args);
  if (!('values' in read)) return read;
  const { port: ownPort, seed, 'redirect-uri': ownUris } = read.values;
  // An empty variable is an absent one.
  const port = natural(ownPort ?? (env['SIMULATOR_PORT'] || DEFAULT_PORT), 65_535);
  if (port === undefined) {
    return { fault: '--port and SIMULATOR_PORT must be a number from 0 to 65535.' };
  }
  const redirectUris = ownUris ?? listOf(env['REDIRECT_URIS'] || DEFAULT_REDIRECT_URIS);
  if (!redirectUris.every((uri) => URL.canParse(uri))) {
    return {
      fault: '--redirect-uri and REDIRECT_URIS must be full URLs, such as https://a.test/.',
    };
  }
  if (seed === undefined) return { port, redirectUris };
  const known = natural(seed, 2 ** 32 - 1);
  return known === undefined
    ? { fault: '--seed must be a whole number from 0 to 4294967295.' }
    : { port, redirectUris, seed: known };
}

function natural(text: string, most: number): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
