import { expect, test } from 'vitest';
import { addressesIn } from '../../web/auth/rescue/addresses.ts';
import { parsePending, readCallback } from '../../web/auth/callback.ts';
import { isConsent, readConsent } from '../../web/auth/rescue/consent-address.ts';
import { plainText, trimmed, valueIn, valuesOf } from '../../web/auth/rescue/copied.ts';
import { parseErrorReply } from '../../web/auth/error-reply.ts';
import { implicitToken } from '../../web/auth/implicit-token.ts';
import { directoryOf, proxyUrl } from '../../web/config/place.ts';
import { printable } from '../../web/auth/refusal.ts';
import { recognise } from '../../web/auth/rescue/rescue.ts';
import { returnPath } from '../../web/auth/return-path.ts';
import { parseToken } from '../../web/auth/token-reply.ts';
import { readCall } from '../../web/demo/simulator/call.ts';
import { readCommandLine } from '../../web/demo/simulator/command-line.ts';
import { readWish } from '../../web/demo/simulator/control/wishes.ts';
import { selectFields } from '../../web/demo/simulator/data/select-fields.ts';
import { createInstagram } from '../../web/demo/simulator/simulator.ts';
import { demoApps } from '../../web/demo/simulator/state/apps.ts';
import { createSimulation } from '../../web/demo/simulator/state/simulation.ts';
import { readAttributes } from '../../web/element/attributes.ts';
import { curl } from '../../web/flight/curl.ts';
import { masked } from '../../web/instagram/masked.ts';
import { replyText, requestText } from '../../web/flight/message.ts';
import { refusal } from '../../web/instagram/graph.ts';
import { parseLossless } from '../../web/instagram/json.ts';
import { fetchMedia } from '../../web/instagram/media.ts';
import { fetchProfile } from '../../web/instagram/profile.ts';
import { safeLink, safePictureUrl } from '../../web/instagram/safe-address.ts';
import { reasonShown } from '../../web/failures/shown-by-instagram.ts';
import { difference } from '../../web/setup/difference.ts';
import { appIdFault, parseSettings, proxyFault, settingsOfLink } from '../../web/setup/settings.ts';
import { isLanguage } from '../../web/text/choose-language.ts';
import { config, NOW, PAGE, tab } from './fake-browser.ts';

const CONFIG = config();
const TOKEN = {
  provider: 'instagram',
  accessToken: 'IGAA0000000000000000',
  issuedAt: NOW,
} as const;
const OPTIONS = {
  origin: 'http://localhost:8788',
  apps: demoApps([PAGE]),
  now: () => NOW,
  seed: 1,
};
const SIMULATED = createInstagram(OPTIONS);
const SIMULATION = createSimulation(OPTIONS);

/** Texts that make a careless reader start again at each character: a head, a repeated part and an end. */
const SHAPES: readonly (readonly [head: string, unit: string, end: string])[] = [
  ...[' ', 'a', '1', '/', '\\', '%25', '&', '=', '=3D', '\n', '"', '<', '[', '[](', '(', ')'].map(
    (unit) => ['', unit, 'x'] as const,
  ),
  ...[
    '?code=a&',
    'scope',
    'a.',
    'a:',
    'a://',
    'https://',
    'access_token=',
    'user_',
    '&amp;',
    '> ',
  ].map((unit) => ['', unit, 'x'] as const),
  ...[
    'IG',
    'bearer ',
    'host:',
    'GET ',
    'code',
    '-',
    '_',
    '{',
    ',',
    '\u200b',
    'é',
    '__;',
    '[](a',
    '=/',
    '(/',
    'code=',
    '?code=',
    'a.b ',
  ].map((unit) => ['', unit, '!'] as const),
  ['[](', 'a', ''],
  ['x', ' ', 'x'],
  ['https://a.example/', '/', '?code=x'],
  ['https://a.example/?', 'u=https://a.example/&', ''],
  ['?error=x&error_description=', '%20', 'x'],
  ['{"access_token":"', 'a', '","token_type":"bearer"}'],
  ['{"error":{"code":190,"message":"', 'IG', '"}}'],
  ['{"error":"invalid_grant","reason":"code_spent","error_description":"', ' ', '"}'],
  ['{"data":[', '{"id":"1","timestamp":"+0000+0000"},', '{}]}'],
  ['{"id":', '9', '}'],
  ['{"id":"', '9', 'x"}'],
];

type Reader = readonly [name: string, read: (text: string) => unknown];

const json = (read: (value: unknown) => unknown) => (text: string) => {
  try {
    return read(JSON.parse(text));
  } catch {
    return undefined;
  }
};
const url = (read: (address: URL) => unknown) => (text: string) =>
  read(new URL(`?${encodeURIComponent(text)}`, PAGE));
const answered = (text: string) => tab({ answer: () => new Response(text) }).browser;
const never = new AbortController().signal;

const READERS: readonly Reader[] = [
  ['callback in the query', (text) => readCallback(`${PAGE}?${text}`)],
  ['callback in the fragment', (text) => readCallback(`${PAGE}#${text}`)],
  ['paste field', (text) => recognise(text, PAGE)],
  ['copied: unwrapped', plainText],
  ['copied: trimmed', trimmed],
  ['copied: behind a name', valueIn],
  ['copied: field', (text) => valuesOf(text, '[\\w.-]{0,60}token')],
  ['addresses', (text) => addressesIn(text, PAGE)],
  ['consent address', url((address) => [isConsent(address), readConsent(address)])],
  [
    'consent scope',
    (text) => readConsent(new URL(`${PAGE}?${new URLSearchParams({ scope: text })}`)),
  ],
  ['return path', (text) => returnPath(text, PAGE)],
  ['refusal', printable],
  ['implicit token', (text) => implicitToken(new URLSearchParams(text), 'facebook', NOW)],
  ['pending login', parsePending],
  ['token reply', json((value) => parseToken(value, 'instagram', NOW))],
  ['error reply', json(parseErrorReply)],
  ['lossless JSON', json((value) => parseLossless(JSON.stringify(value)))],
  ['error of Graph', json((value) => refusal({ status: 400, json: value }, TOKEN))],
  [
    'message of Graph',
    (text) => refusal({ status: 400, json: { error: { message: text } } }, TOKEN),
  ],
  ['profile', (text) => fetchProfile(answered(text), CONFIG, TOKEN, never)],
  ['media', (text) => fetchMedia(answered(text), CONFIG, TOKEN, never)],
  ['safe picture', (text) => safePictureUrl(text, true)],
  ['safe link', safeLink],
  ['shown error', reasonShown],
  ['settings link', (text) => parseSettings(settingsOfLink(text), CONFIG)],
  ['kept settings', (text) => parseSettings(text, CONFIG)],
  ['app id', appIdFault],
  ['typed proxy', (text) => proxyFault(text, CONFIG)],
  ['proxy address', (text) => [proxyUrl(text, PAGE), directoryOf(`${PAGE}${text}`)]],
  ['compared addresses', (text) => difference(`${PAGE}${text}`, `${PAGE}${text}y`)],
  ['language', isLanguage],
  ['element: proxy', (text) => readAttributes((name) => (name === 'proxy' ? text : null), PAGE)],
  ['element: scope', (text) => readAttributes((name) => (name === 'scope' ? text : null), PAGE)],
  ['element: page', (text) => readAttributes(() => null, PAGE + text)],
  ['recorder', (text) => recorded(text)],
  ['masked token', masked],
  ['simulator: fields', (text) => selectFields({ id: 1, a: 1 }, text)],
  ['simulator: command line', (text) => readCommandLine(['--port', text], { REDIRECT_URIS: text })],
  ['simulator: wish', (text) => readWish('redirectUris', [text], SIMULATION)],
  ['simulator: body', (text) => readCall(posted(text))],
  ['simulator: authorize', (text) => SIMULATED.fetch(asked('/oauth/authorize', text))],
  ['simulator: Facebook dialog', (text) => SIMULATED.fetch(asked('/v25.0/dialog/oauth', text))],
  ['simulator: exchange', (text) => SIMULATED.fetch(posted(text))],
];

function recorded(text: string) {
  const request = { method: 'POST', url: text, headers: [], fields: [['a', text]] } as const;
  return [curl(request), requestText(request), replyText({ body: { text } })];
}

function posted(text: string): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Request('http://localhost:8788/oauth/access_token', {
    method: 'POST',
    headers,
    body: new URLSearchParams({ client_id: text, code: text }).toString() + text,
  });
}

function asked(path: string, text: string): Request {
  const query = new URLSearchParams({ client_id: '1', scope: text, state: text });
  return new Request(`http://localhost:8788${path}?${query.toString()}`);
}

/** The shortest of several runs of a reader, in milliseconds of processor time; below `enough` no more runs follow. */
async function cost(read: Reader[1], text: string, enough = 0): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 7 && least >= enough; round += 1) {
    const before = process.cpuUsage();
    await read(text);
    const { user } = process.cpuUsage(before);
    least = Math.min(least, user / 1000);
  }
  return least;
}

const SMALL = 4_000;
/** For eight times the text a linear reader takes 8 times as long, and a quadratic one 64 times. */
const TIMES = 8;
const MOST = 30;
/** A shorter time says more about the machine than about the reader: some clocks count in steps of 4 ms. */
const FLOOR_MS = 20;

/** The two times of a reader if the larger text took more than its share; undefined otherwise. */
async function slower(read: Reader[1], of: (length: number) => string) {
  const large = await cost(read, of(SMALL * TIMES - 100), FLOOR_MS);
  if (large < FLOOR_MS) return undefined;
  const small = Math.max(await cost(read, of(SMALL)), FLOOR_MS / TIMES);
  return large / small > MOST ? `${small} ms, then ${large} ms` : undefined;
}

test.each(READERS)(
  '%s takes linear time for any text',
  async (_name, read) => {
    const slow: string[] = [];
    for (const [head, unit, end] of SHAPES) {
      const of = (length: number) => head + unit.repeat(length / unit.length) + end;
      let found: string | undefined = '';
      // Other work on the machine slows a reader down now and then. A quadratic reader is slow each time.
      for (let round = 0; round < 8 && found !== undefined; round += 1)
        found = await slower(read, of);
      if (found !== undefined) slow.push(`${head}${unit}: ${found}`);
    }
    expect(slow).toEqual([]);
  },
  60_000,
);
