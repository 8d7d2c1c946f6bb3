import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { toReply } from '../../proxy/http/failure-reply.ts';
import type { Failure } from '../../proxy/failure.ts';
import { openWorld } from '../clients/world.ts';
import { startOnWorkerd } from '../support/proxy.ts';

const README = readFileSync(join(import.meta.dirname, '../../proxy/README.md'), 'utf8');
/** The commands of the sections on the proxy, in order, for one shell. */
const [SECTIONS = ''] = /## The proxy's API[\s\S]*?(?=## Deploy)/.exec(README) ?? [];
const SCRIPT = [...SECTIONS.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block).join('');

/** The promised replies: a comment behind each command has the status, and one below it the body. */
function promised(): string[] {
  return [...SCRIPT.matchAll(/# (?<status>\d{3})\n(?:# (?<body>\{.*))?/g)].map(({ groups = {} }) =>
    `${groups['body'] ?? ''} ${groups['status']}`.trim(),
  );
}

/** Replaces what differs each time, such as tokens and request ids. */
function timeless(text: string): string {
  return text
    .replace(/IGAA[\w-]{20,}/g, 'IGAA…')
    .replace(/"(request_id|fbtrace_id)":"[\w-]+"/g, '"$1":"…"')
    .replace(/http:\/\/localhost:\d+/g, 'http://localhost:8788');
}

/** Every body that the commands print, followed by its status. */
async function run(script: string): Promise<string[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'latchkey-'));
  // Silent, with the status after the body, unless the command has its own -w.
  const curl = `curl() { command curl -s -w ' %{http_code}\\n' "$@"; }`;
  const { stdout } = await promisify(execFile)('bash', ['-c', `${curl}\n${script}`], { cwd });
  rmSync(cwd, { recursive: true });
  return stdout.split('\n').filter((line) => line.includes('{'));
}

/** A bare machine may lack some. */
const hasTools = ['bash --version', 'curl --version', 'openssl version'].every((it) => {
  const [tool = '', option = ''] = it.split(' ');
  return spawnSync(tool, [option]).status === 0;
});

test.runIf(hasTools)(
  'the examples of proxy/README.md print what it promises',
  async () => {
    const world = await openWorld(startOnWorkerd, (issuer) => `${issuer}/`);
    const script = SCRIPT.replace('http://localhost:8787', world.issuer).replace(
      'http://localhost:8788',
      world.instagramUrl,
    );
    const printed = await run(script);
    await world.close();
    expect(printed.map(timeless)).toEqual(promised().map(timeless));
  },
  60_000,
);

test.each<Failure>([
  { reason: 'rate_limited', retryAfterS: 52 },
  { reason: 'instagram_timeout' },
  {
    reason: 'misconfigured',
    provider: { type: 'OAuthException', code: 400, message: 'Missing required field client_id' },
  },
])('proxy/README.md shows the reply for $reason as the proxy sends it', (failure) => {
  const { status, body } = toReply(failure);
  const printed = JSON.stringify({ ...body, request_id: '…' });
  const [heading, json] =
    timeless(SECTIONS)
      .split('\n# ')
      .map((it) => it.split('\n'))
      .find(([, line]) => line === printed) ?? [];
  expect([heading?.slice(0, 3), json]).toEqual([String(status), printed]);
});
