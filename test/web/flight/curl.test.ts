import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curl } from '../../../web/flight/curl.ts';
import { appFields, CODE, requestText, TOKEN } from '../../../web/flight/message.ts';

const POST = {
  method: 'POST',
  url: 'https://proxy.example/token',
  headers: [['Origin', 'https://me.example']],
  fields: [
    ...appFields('1784'),
    ['code', CODE],
    ['redirect_uri', "https://me.example/it's $HOME/"],
  ],
} as const;

/** The words that a shell passes to the program of a command. */
function words(command: string, env: Record<string, string>): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { env }).toString().split('\0').slice(0, -1);
}

test('a shell fills in the variables of the curl command and keeps everything else as it is', () => {
  expect(words(curl(POST), { CLIENT_SECRET: 's e"c', CODE: 'AQ', HOME: '/root' })).toEqual([
    'https://proxy.example/token',
    '-H',
    'Origin: https://me.example',
    '--data-urlencode',
    'client_id=1784',
    '--data-urlencode',
    'client_secret=s e"c',
    '--data-urlencode',
    'code=AQ',
    '--data-urlencode',
    "redirect_uri=https://me.example/it's $HOME/",
  ]);
});

test('the curl command of a GET keeps its query', () => {
  const get = {
    method: 'GET',
    url: 'https://graph.example/me',
    headers: [],
    fields: [['access_token', TOKEN]],
  } as const;
  expect(curl(get)).toBe(
    `curl -G 'https://graph.example/me' \\\n  --data-urlencode "access_token=$TOKEN"`,
  );
  expect(requestText(get)).toBe('GET https://graph.example/me\n  ?access_token=$TOKEN');
});

test('the curl command has the token of a header as a variable after its scheme', () => {
  const get = {
    method: 'GET',
    url: 'https://proxy.example/userinfo',
    headers: [['Authorization', TOKEN]],
    fields: [],
  } as const;
  expect(words(curl(get), { TOKEN: 'IGAA' })).toEqual([
    'https://proxy.example/userinfo',
    '-H',
    'Authorization: Bearer IGAA',
  ]);
});
