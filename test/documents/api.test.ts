import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/apps.ts';
import { serveInstagram, type ServedInstagram } from '../../web/demo/serve.ts';
import { startOnNode, type RunningProxy } from '../support/proxy.ts';
import { AUTHORIZE_TODAY, freshCode, longToken, PAGE, shortToken } from '../web/demo/login.ts';
import { commandsOf } from './documents.ts';

const REDIRECT_URI = 'http://localhost:8787/';
const commands = commandsOf('README.md').filter(({ command }) =>
  /^(?!curl -F)(curl|[A-Z]=)/.test(command),
);
const assignments = commands.filter(({ command }) => /^[A-Z]=/.test(command));
const failures = commands.filter(
  ({ command }) => command.startsWith('curl') && command.includes('$T'),
);
const successes = commands.filter(
  ({ command }) => command.startsWith('curl') && !command.includes('$T'),
);

/** Windows has curl, but no shell that reads these. */
const hasShell = (() => {
  try {
    execFileSync('sh', ['-c', 'curl --version']);
    return true;
  } catch {
    return false;
  }
})();

/** What differs from one reply to the next. */
const timeless = (json: string) =>
  json.replace(/("(?:request_id|fbtrace_id)":")[^"]*/g, '$1').replace(/,?"expires_in":\d+/, '');
const keys = (json: string) => [...json.matchAll(/"(\w+)":/g)].map(([, key]) => key);

describe.skipIf(!hasShell)('what the README shows of the API', () => {
  let simulator: ServedInstagram;
  let proxy: RunningProxy;

  beforeAll(async () => {
    simulator = await serveInstagram({ port: 0, redirectUris: [REDIRECT_URI, PAGE] });
    proxy = await startOnNode({
      INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.instagram.clientId,
      INSTAGRAM_CLIENT_SECRET: DEMO_CREDENTIALS.instagram.clientSecret,
      REDIRECT_URIS: REDIRECT_URI,
      INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
      INSTAGRAM_GRAPH_URL: simulator.url,
    });
  });
  afterAll(() => Promise.all([simulator.close(), proxy.close()]));

  const code = () =>
    freshCode(simulator.instagram, { ...AUTHORIZE_TODAY, redirect_uri: REDIRECT_URI });

  /** Runs a command of the README in a shell, on the proxy's real port. */
  async function run(command: string): Promise<string> {
    const script = [...assignments.map((it) => it.command), command].join('\n');
    const here = script.replaceAll(/http:\/\/localhost:8787\/(token|userinfo)/g, `${proxy.url}/$1`);
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      here.replaceAll('curl ', 'curl -s '),
    ]);
    return stdout;
  }

  /** A token of the age and the life that the command is about. */
  async function tokenFor(command: string): Promise<string> {
    if (command.includes('subject_token')) return await shortToken(simulator.instagram);
    const token = await longToken(simulator.instagram);
    simulator.instagram.advance(90_000);
    return token;
  }

  test('there are successes and failures', () => {
    expect([successes.length, failures.length]).toEqual([4, 7]);
  });

  test.each(successes)(
    '$command answers with the fields that are shown',
    async ({ command, says }) => {
      const token = command.includes('IGAA') ? await tokenFor(command) : '';
      const reply = await run(command.replace('CODE', await code()).replace('IGAA…', token));
      const shown = keys(says);
      expect(keys(reply).slice(0, shown.length)).toEqual(shown);
      if (!says.includes('…}')) expect(keys(reply)).toEqual(shown);
    },
  );

  test.each(failures)('$command answers to the letter', async ({ command, says }) => {
    const spent = await code();
    const filled = command.replace('CODE', spent);
    if (says.includes('code_spent')) await run(filled);
    expect(timeless(await run(filled))).toBe(timeless(says));
  });
});
