import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from './documents.ts';
import { DEFAULT_SWITCHES } from '../../web/demo/simulator/state/switches.ts';
import { serveInstagram, type ServedInstagram } from '../../web/demo/simulator/serve.ts';

const run = promisify(execFile);
const README = readFileSync('web/demo/README.md', 'utf8');
/** The URL in the documents. The tests use another port. */
const DOCUMENTED = 'http://localhost:8788';
const HAS_CURL = spawnSync('curl', ['--version']).status === 0;
let served: ServedInstagram;

beforeAll(async () => {
  served = await serveInstagram({ port: 0, redirectUris: [] });
});
afterAll(() => served.close());

const section = (title: string) => README.split(`\n## ${title}`)[1]?.split('\n## ')[0] ?? '';
const TUTORIAL = section('The classic tutorial');
const SIMULATOR = section('The simulated Instagram');
const block = (text: string, language: string, nth = 0) =>
  text.split(`\`\`\`${language}\n`)[nth + 1]?.split('```')[0] ?? '';

/** The page that Allow leads to in the tutorial's first step, for a browser without JavaScript. */
async function firstStep(): Promise<{ code: string; page: string }> {
  const address = /<(http[^>]*authorize[^>]*)>/.exec(TUTORIAL)?.[1] ?? '';
  const body = new URLSearchParams({ decision: 'allow' });
  const moved = address.replaceAll(DOCUMENTED, served.url);
  const response = await fetch(moved, { method: 'POST', body });
  const code = new URL(response.url).searchParams.get('code') ?? '';
  return { code, page: await response.text() };
}

/** Runs a script with `curl` in a shell. Without a shell it sends the same requests. */
async function shell(script: string): Promise<string> {
  if (HAS_CURL)
    return (await run('sh', ['-c', `set -e\n${script.replaceAll('curl ', 'curl -sS ')}`])).stdout;
  const body = new FormData();
  for (const [, name = '', value = ''] of script.matchAll(/-F (\w+)=(\S+)/g)) body.set(name, value);
  const address = /\s(http:\S+)\s*$/.exec(script)?.[1] ?? '';
  return (await fetch(address, { method: 'POST', body })).text();
}

it('the classic tutorial works as written, and using its code twice gives Instagram’s error', async () => {
  const { code } = await firstStep();
  const script = block(TUTORIAL, 'sh').replaceAll(DOCUMENTED, served.url).replace('CODE', code);
  expect(await shell(script)).toMatch(
    /^\{"access_token":"17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}","user":\{.*"id":"17841401313574613"/,
  );
  expect(await shell(script)).toBe(
    '{"error_type":"OAuthException","code":400,"error_message":"Matching code was not found or was already used."}',
  );
});

it('the page after Allow shows the command with the code in it, and the command works', async () => {
  const { page } = await firstStep();
  const command = /<pre[^>]*>([^<]+)<\/pre>/.exec(page)?.[1] ?? '';
  expect(await shell(command)).toContain('"access_token"');
});

it('the example with MSW answers and fails on demand', async () => {
  const example = block(SIMULATOR, 'ts');
  const script = `${example}
    const first = await fetch('https://graph.instagram.com/access_token');
    const second = await fetch('https://graph.instagram.com/access_token');
    console.log(first.status, (await second.json()).error.code);`;
  // A project that has installed the package imports it by its name; here that is the source.
  const source = join(ROOT, 'web/demo/simulator/for-other-projects.ts');
  const here = script.replace("'latchkey/simulator'", JSON.stringify(pathToFileURL(source).href));
  const options = ['--input-type=module-typescript', '--eval', here];
  const { stdout } = await run(process.execPath, options, { env: { PATH: process.env['PATH'] } });
  expect(stdout.trim()).toBe('503 2500');
});

it('the control endpoint accepts the request in the document', async () => {
  const [, wish = ''] = /-d '(\{.*\})'/.exec(SIMULATOR) ?? [];
  const headers = { 'content-type': 'application/json' };
  const steer = (body: string) =>
    fetch(`${served.url}/_simulator`, { method: 'POST', headers, body }).then((it) => it.json());
  expect(await steer(wish)).toHaveProperty('now');
  expect((await fetch(`${served.url}/refresh_access_token`)).status).toBe(503);
  const [, path = ''] = /'http:\/\/localhost:8788(\/_simulator\/signed\S+)'/.exec(SIMULATOR) ?? [];
  expect(await (await fetch(`${served.url}${path}`)).json()).toHaveProperty('signed_request');
  // The endpoint itself lists both.
  const { error: wishes = '' } = (await steer('{"?":1}')) as { error?: string };
  const { error: kinds = '' } = (await steer('{"fault":{}}')) as { error?: string };
  const names = `${wishes} ${kinds}`.match(/(?<=[:,] |one of )\w+/g) ?? [];
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !SIMULATOR.includes(`\`${name}\``))).toEqual([]);
});

it('the switch that the document names exists', () => {
  expect(SIMULATOR).toContain('{"cors":"none"}');
  expect(DEFAULT_SWITCHES.cors).toBe('data');
});

it('the two commands of the README exchange a code for a 60-day token', async () => {
  const redirect = `${served.url}/landed`;
  const query = new URLSearchParams({
    client_id: '1784140500000001',
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'instagram_business_basic',
  });
  const body = new URLSearchParams({ decision: 'allow' });
  const allowed = await fetch(`${served.url}/oauth/authorize?${query}`, { method: 'POST', body });
  const code = new URL(allowed.url).searchParams.get('code') ?? '';
  const CODE_TO_TOKEN = block(readFileSync('README.md', 'utf8'), 'sh')
    .replace(/https:\/\/(api|graph)\.instagram\.com/g, served.url)
    .split('\n')
    .filter((line) => line.startsWith('curl '));
  const given = `INSTAGRAM_CLIENT_ID=1784140500000001 INSTAGRAM_CLIENT_SECRET=51a0000000000000000000000000001a REDIRECT_URI=${redirect} CODE='${code}'\n`;
  const first = await shell(given + (CODE_TO_TOKEN[0] ?? ''));
  const token = /"access_token": ?"([^"]+)"/.exec(first)?.[1] ?? first;
  expect(await shell(`${given}TOKEN=${token}\n${CODE_TO_TOKEN[1] ?? ''}`)).toMatch(
    /"expires_in": ?51\d{5}/,
  );
});
