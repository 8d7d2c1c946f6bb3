import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Ask } from '../../../../proxy/commands/doctor/ask.ts';
import { createAsk } from '../../../../proxy/commands/doctor/ask.ts';
import { examine, type Questions } from '../../../../proxy/commands/doctor/examine.ts';
import { exitStatus, type Check, type Finding } from '../../../../proxy/commands/doctor/finding.ts';
import { firstDifference } from '../../../../proxy/commands/doctor/redirect-uris.ts';
import { toJson, toText } from '../../../../proxy/commands/doctor/report.ts';
import type { JsonObject } from '../../../../proxy/json.ts';
import { DEMO_CREDENTIALS } from '../../../../web/demo/simulator/state/apps.ts';
import { serveInstagram, type ServedInstagram } from '../../../../web/demo/simulator/serve.ts';
import { startOnNode, type RunningProxy } from '../../../support/proxy.ts';

const NOW = Date.parse('Tue, 24 Nov 2026 12:00:00 GMT');
const SECRET = 'sentinel-app-secret-0123456789abcdef';
const META_SECRET = 'sentinel-meta-secret-0123456789abcdef';
const ENV = {
  INSTAGRAM_CLIENT_ID: '990602627938098',
  INSTAGRAM_CLIENT_SECRET: SECRET,
  REDIRECT_URIS: 'https://app.example/cb,http://localhost:5173/',
};
const WITH_FACEBOOK = {
  ...ENV,
  FACEBOOK_CLIENT_ID: '123456789012345',
  FACEBOOK_CLIENT_SECRET: META_SECRET,
};

function answer(
  json: JsonObject,
  status = 400,
  headers: Record<string, string> = { Date: new Date(NOW).toUTCString() },
): Answer {
  return { kind: 'answer', status, json, headers: new Headers(headers) };
}

const flat = (error_message: string) => answer({ error_type: 'OAuthException', error_message });
const graph = (message: string, code: number) => answer({ error: { message, code } });

/** The answers of a healthy world, by the end of the URL. */
const HEALTHY: Record<string, Answer> = {
  'api.instagram.com/oauth/access_token': flat('Invalid authorization code'),
  'graph.facebook.com/v25.0/oauth/access_token': graph('Invalid verification code format.', 100),
  '/me': graph('An active access token must be used to query information.', 2500),
  '/healthz': answer({ status: 'ok' }, 200),
  '/token': answer({}, 204, { 'Access-Control-Allow-Origin': 'https://app.example' }),
};

/** Examines a configuration in a healthy world with some answers replaced. */
async function look(
  env: Record<string, string>,
  world: Record<string, Answer> = {},
  questions: Partial<Questions> = {},
): Promise<Finding[]> {
  const answers = Object.entries({ ...HEALTHY, ...world });
  const ask: Ask = (url) =>
    Promise.resolve(answers.find(([end]) => url.endsWith(end))?.[1] ?? { kind: 'silence' });
  return await examine(env, { registered: [], ...questions }, { ask, now: () => NOW });
}

const of = (findings: readonly Finding[], check: Check) =>
  findings.filter((finding) => finding.check === check);
const verdicts = (findings: readonly Finding[], check: Check) =>
  of(findings, check).map(({ verdict }) => verdict);

test('every finding about a correct configuration is right', async () => {
  const findings = await look(WITH_FACEBOOK);
  expect(findings.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
    'configuration right',
    'redirect_uri right',
    'redirect_uri right',
    'instagram_app right',
    'facebook_app right',
    'graph_version right',
    'clock right',
  ]);
  expect(exitStatus(findings)).toBe(0);
});

test('each value that the proxy would refuse is named, with the place of the right value', async () => {
  const findings = of(
    await look({ INSTAGRAM_CLIENT_ID: 'your-app-id', ISSUER: 'x' }),
    'configuration',
  );
  expect(findings.map(({ says }) => says)).toEqual([
    'INSTAGRAM_CLIENT_ID is still a placeholder.',
    'INSTAGRAM_CLIENT_SECRET is missing.',
    'REDIRECT_URIS is missing.',
    'ISSUER is not a URL.',
  ]);
  expect(findings.every(({ verdict, next }) => verdict === 'wrong' && next !== undefined)).toBe(
    true,
  );
  expect(findings[1]?.next).toMatch(/Business login settings: Instagram app secret/);
});

describe('redirect URIs', () => {
  test('a redirect URI on this machine with http gets a hint about https', async () => {
    const [https, http] = of(await look(ENV), 'redirect_uri');
    expect(https?.says).toBe('https://app.example/cb is https.');
    expect(http?.says).toMatch(/Instagram may require https.*npm start -- --https/);
  });

  test('a redirect URI elsewhere with http is a fault of the configuration', async () => {
    const findings = await look({ ...ENV, REDIRECT_URIS: 'http://app.example/' });
    expect(verdicts(findings, 'configuration')).toEqual(['wrong']);
    expect(verdicts(findings, 'redirect_uri')).toEqual([]);
  });

  test('a registered redirect URI that matches byte for byte is right', async () => {
    const findings = await look(ENV, {}, { registered: ['https://app.example/cb'] });
    expect(verdicts(findings, 'registered')).toEqual(['right']);
  });

  test('the relay’s callback counts as a configured redirect URI', async () => {
    const env = {
      ...ENV,
      ISSUER: 'https://login.example',
      SEALING_KEY: Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64'),
    };
    const registered = ['https://login.example/callback'];
    expect(verdicts(await look(env, {}, { registered }), 'registered')).toEqual(['right']);
    expect(verdicts(await look(ENV, {}, { registered }), 'registered')).toEqual(['wrong']);
  });

  test.each([
    { uri: 'https://app.example/cb/', at: 22 },
    { uri: 'https://app.example/CB', at: 20 },
    { uri: 'https://www.app.example/cb', at: 8 },
    { uri: 'http://app.example/cb', at: 4 },
  ])(
    'the registered redirect URI $uri is wrong, and its first difference is marked',
    async ({ uri, at }) => {
      const [finding] = of(await look(ENV, {}, { registered: [uri] }), 'registered');
      expect(finding?.verdict).toBe('wrong');
      const [, configured = '', registered = '', mark = ''] = finding?.says.split('\n') ?? [];
      expect(configured).toBe('  configured  https://app.example/cb');
      expect(registered).toBe(`  registered  ${uri}`);
      expect(mark.indexOf('^') - configured.indexOf('https')).toBe(at);
      expect(firstDifference('https://app.example/cb', uri)).toBe(at);
    },
  );
});

describe('the Instagram app', () => {
  test.each([
    {
      words: 'Invalid authorization code',
      verdict: 'right',
      says: /is the ID of an Instagram app/,
    },
    {
      words: 'Matching code was not found or was already used',
      verdict: 'right',
      says: /is the ID of an Instagram app/,
    },
    { words: 'Invalid platform app', verdict: 'wrong', says: /Meta \(Facebook\) app/ },
    { words: 'Missing required field client_id', verdict: 'wrong', says: /has no app/ },
    {
      words: 'Something new',
      verdict: 'unknown',
      says: /answered 400, which is inconclusive: Something new/,
    },
  ] as const)(
    'the Instagram app is $verdict when Instagram answers "$words"',
    async ({ words, verdict, says }) => {
      const world = { 'api.instagram.com/oauth/access_token': flat(words) };
      const [finding] = of(await look(ENV, world), 'instagram_app');
      expect(finding?.verdict).toBe(verdict);
      expect(finding?.says).toMatch(says);
      expect(finding?.next !== undefined).toBe(verdict === 'wrong');
    },
  );

  test('the Instagram app is unknown when the answer has no message', async () => {
    const world = { 'api.instagram.com/oauth/access_token': answer({}, 503) };
    const [finding] = of(await look(ENV, world), 'instagram_app');
    expect(finding).toMatchObject({ verdict: 'unknown' });
    expect(finding?.says).toMatch(/answered 503.*no message/);
  });

  test('the Instagram app is unknown when Instagram does not answer, and not examined without an id', async () => {
    const world: Record<string, Answer> = {
      'api.instagram.com/oauth/access_token': { kind: 'silence' },
    };
    expect(verdicts(await look(ENV, world), 'instagram_app')).toEqual(['unknown']);
    expect(verdicts(await look({}), 'instagram_app')).toEqual(['unknown']);
  });

  test('the doctor sends neither the app secret nor a real code', async () => {
    const sent: string[] = [];
    const ask: Ask = (url, init) => {
      sent.push(`${url} ${init?.body instanceof URLSearchParams ? init.body.toString() : ''}`);
      return Promise.resolve({ kind: 'silence' });
    };
    await examine(ENV, { registered: [] }, { ask, now: () => NOW });
    expect(sent[0]).toContain('client_id=990602627938098');
    expect(sent[0]).toContain('latchkey-doctor-no-code');
    expect(sent.join('\n')).not.toContain('sentinel');
  });
});

test.each([
  { words: 'Invalid verification code format.', code: 100, verdict: 'right' },
  { words: 'Error validating verification code. Please make sure', code: 100, verdict: 'right' },
  { words: 'Error validating application. Invalid application ID.', code: 101, verdict: 'wrong' },
  { words: 'Error validating client secret.', code: 1, verdict: 'wrong' },
  { words: `Something about ${META_SECRET}`, code: 2, verdict: 'unknown' },
] as const)('the Facebook app is judged by "$words"', async ({ words, code, verdict }) => {
  const world = { 'graph.facebook.com/v25.0/oauth/access_token': graph(words, code) };
  const [finding] = of(await look(WITH_FACEBOOK, world), 'facebook_app');
  expect(finding?.verdict).toBe(verdict);
  expect(JSON.stringify(finding)).not.toContain('sentinel');
});

test.each([
  { world: graph('An active access token must be used', 2500), verdict: 'right' },
  { world: graph('Unknown path components: /me', 2500), verdict: 'wrong' },
  { world: answer({}, 500), verdict: 'unknown' },
  { world: { kind: 'silence' } satisfies Answer, verdict: 'unknown' },
] as const)('the Graph version is judged by the answer $world', async ({ world, verdict }) => {
  expect(verdicts(await look(ENV, { '/me': world }), 'graph_version')).toEqual([verdict]);
});

test('the Graph version is not examined when its URL is invalid', async () => {
  const found = await look({ ...ENV, FACEBOOK_GRAPH_URL: 'nowhere' }, {});
  expect(verdicts(found, 'graph_version')).toEqual(['unknown']);
});

test.each([
  { ahead: 0, verdict: 'right', says: /within a minute/ },
  { ahead: -60, verdict: 'right', says: /within a minute/ },
  { ahead: 61, verdict: 'wrong', says: /61 s slow/ },
  { ahead: -3600, verdict: 'wrong', says: /3600 s fast/ },
] as const)(
  'the clock is $verdict when Instagram’s is $ahead s ahead',
  async ({ ahead, verdict, says }) => {
    const Date_ = new Date(NOW + ahead * 1000).toUTCString();
    const world = { 'api.instagram.com/oauth/access_token': answer({}, 400, { Date: Date_ }) };
    const [finding] = of(await look(ENV, world), 'clock');
    expect(finding).toMatchObject({ verdict });
    expect(finding?.says).toMatch(says);
  },
);

test('the clock is unknown when the answer has no date', async () => {
  const world = { 'api.instagram.com/oauth/access_token': answer({}, 400, {}) };
  expect(verdicts(await look(ENV, world), 'clock')).toEqual(['unknown']);
});

describe('a proxy that runs', () => {
  const proxy = 'https://login.example/';

  test('a running proxy is right, and so is the one page that it allows', async () => {
    const findings = await look(ENV, {}, { proxy });
    expect(verdicts(findings, 'proxy')).toEqual(['right']);
    expect(verdicts(findings, 'origin')).toEqual(['right', 'wrong']);
    expect(of(findings, 'origin')[1]?.says).toContain('http://localhost:5173');
  });

  test('the origins are unknown when a running proxy does not answer about them', async () => {
    const findings = await look(ENV, { '/token': { kind: 'silence' } }, { proxy });
    expect(verdicts(findings, 'origin')).toEqual(['unknown', 'unknown']);
  });

  test('an unconfigured proxy is wrong, and the finding names its variables', async () => {
    const variables = [{ variable: 'REDIRECT_URIS', problem: 'is missing\u202e' }];
    const world = { '/healthz': answer({ status: 'misconfigured', variables }, 503) };
    const [finding] = of(await look(ENV, world, { proxy }), 'proxy');
    expect(finding).toMatchObject({ verdict: 'wrong' });
    expect(finding?.says).toMatch(/not configured: REDIRECT_URIS is missing\.$/);
  });

  test('a server that is not our proxy is wrong', async () => {
    const world = { '/healthz': answer({}, 200) };
    const [finding] = of(await look(ENV, world, { proxy }), 'proxy');
    expect(finding).toMatchObject({ verdict: 'wrong' });
    expect(finding?.says).toContain('not the way the proxy does');
  });

  test('a silent proxy is wrong if Instagram answers, and unknown if nothing does', async () => {
    const silent: Answer = { kind: 'silence' };
    expect(verdicts(await look(ENV, { '/healthz': silent }, { proxy }), 'proxy')).toEqual([
      'wrong',
    ]);
    const silence = Object.fromEntries(Object.keys(HEALTHY).map((end) => [end, silent]));
    expect(verdicts(await look(ENV, silence, { proxy }), 'proxy')).toEqual(['unknown']);
  });
});

describe('D4: what the proxy that runs and the host of the page do with an address', () => {
  const proxy = 'https://login.example';
  const uri = 'https://app.example/cb';
  const env = { ...ENV, REDIRECT_URIS: uri };
  const moved = (location: string, status = 308) => answer({}, status, { Location: location });

  test.each([
    {
      redirect_uri_allowed: true,
      verdict: 'right',
      says: /lets https:\/\/app\.example\/cb log in/,
    },
    {
      redirect_uri_allowed: false,
      verdict: 'wrong',
      says: /does not let https:\/\/app\.example\/cb log in/,
    },
    { redirect_uri_allowed: undefined, verdict: 'unknown', says: /does not say/ },
  ] as const)(
    'D4: a page is $verdict when the running proxy answers $redirect_uri_allowed about it',
    async ({ redirect_uri_allowed, verdict, says }) => {
      const asked = `/healthz?redirect_uri=${encodeURIComponent(uri)}`;
      const world = { [asked]: answer({ status: 'ok', redirect_uri_allowed }, 200) };
      const [finding] = of(await look(env, world, { proxy }), 'allowed');
      expect(finding).toMatchObject({ verdict });
      expect(finding?.says).toMatch(says);
      expect(finding?.next !== undefined).toBe(verdict !== 'right');
    },
  );

  test.each([301, 302, 303, 307, 308])(
    'D4: a page that its host redirects with %i is named with its final URL',
    async (status) => {
      const world = {
        '//app.example/cb': moved('/cb/', status),
        '//app.example/cb/': moved('https://www.app.example/cb/', 301),
        '//www.app.example/cb/': answer({}, 200, {}),
      };
      const [finding] = of(await look(env, world), 'page');
      expect(finding).toMatchObject({ verdict: 'wrong' });
      expect(finding?.says).toContain(
        `moves it (${String(status)}, 301) to https://www.app.example/cb/`,
      );
      expect(finding?.next).toContain(
        'Register the final address instead: https://www.app.example/cb/',
      );
    },
  );

  test('D4: a page that is not redirected is right, and a silent one has no finding', async () => {
    expect(verdicts(await look(env, { '//app.example/cb': answer({}, 404, {}) }), 'page')).toEqual([
      'right',
    ]);
    expect(of(await look(env), 'page')).toEqual([]);
  });

  test('D4: a host that redirects a page in a circle or away from the web is wrong', async () => {
    for (const location of [uri, 'instagram://login', `https://app.example/${'x'.repeat(5000)}`]) {
      const world = { '//app.example/cb': moved(location) };
      const [finding] = of(await look(env, world), 'page');
      expect(finding).toMatchObject({ verdict: 'wrong' });
      expect(finding?.says.length).toBeLessThan(600);
    }
  });
});

test('the exit status tells wrong from unknown', async () => {
  expect(exitStatus(await look({}))).toBe(1);
  const silent = Object.fromEntries(
    Object.keys(HEALTHY).map((end): [string, Answer] => [end, { kind: 'silence' }]),
  );
  expect(exitStatus(await look(ENV, silent))).toBe(2);
});

test('the report shows each verdict, the next step and a summary, or all of it as JSON', async () => {
  const findings = await look(ENV, { '/me': { kind: 'silence' } });
  expect(toText(findings)).toMatch(
    /^✓ Configuration: .*\n(.*\n)*\? Graph version: .*\n(.*\n)*\nNothing wrong was found/,
  );
  expect(toText(await look({}))).toMatch(/✗ Configuration: .*\n {4}→ App dashboard > /);
  expect(JSON.parse(toJson(findings))).toEqual({ exit: 2, findings });
});

describe('over the network', () => {
  let simulator: ServedInstagram;
  let proxy: RunningProxy;
  const env = () => ({
    INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.instagram.clientId,
    INSTAGRAM_CLIENT_SECRET: DEMO_CREDENTIALS.instagram.clientSecret,
    FACEBOOK_CLIENT_ID: DEMO_CREDENTIALS.facebook.clientId,
    FACEBOOK_CLIENT_SECRET: DEMO_CREDENTIALS.facebook.clientSecret,
    REDIRECT_URIS: 'http://localhost:8787/',
    INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
    FACEBOOK_GRAPH_URL: simulator.url,
  });
  const run = async (more: Record<string, string>, questions: Partial<Questions> = {}) =>
    await examine(
      { ...env(), ...more },
      { registered: [], ...questions },
      { ask: createAsk(fetch), now: () => Date.now() },
    );

  beforeAll(async () => {
    simulator = await serveInstagram({ port: 0, redirectUris: ['http://localhost:8787/'] });
    proxy = await startOnNode(env());
  });
  afterAll(() => Promise.all([simulator.close(), proxy.close()]));

  test('every finding is right for the simulated Instagram and a running proxy', async () => {
    const findings = await run({}, { proxy: proxy.url });
    expect(findings.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
    expect(of(findings, 'origin')).toHaveLength(1);
  });

  test.each([
    { INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.facebook.clientId, says: /Meta \(Facebook\) app/ },
    { INSTAGRAM_CLIENT_ID: '1784140500000002', says: /has no app/ },
  ])(
    'the app id $INSTAGRAM_CLIENT_ID is wrong for the simulated Instagram',
    async ({ INSTAGRAM_CLIENT_ID, says }) => {
      const findings = await run({
        INSTAGRAM_CLIENT_ID,
        FACEBOOK_CLIENT_ID: '9',
        FACEBOOK_CLIENT_SECRET: 'x',
      });
      expect(of(findings, 'instagram_app')[0]?.says).toMatch(says);
    },
  );

  test('a page that the running proxy does not allow is wrong', async () => {
    const more = { REDIRECT_URIS: 'https://other.example/' };
    expect(verdicts(await run(more, { proxy: proxy.url }), 'origin')).toEqual(['wrong']);
  });

  test('D4: a slash that only the running proxy has is found', async () => {
    const more = { REDIRECT_URIS: 'http://localhost:8787/page' };
    const findings = await run(more, { proxy: proxy.url });
    expect(verdicts(findings, 'origin')).toEqual(['right']);
    expect(verdicts(findings, 'allowed')).toEqual(['wrong']);
  });

  test('a proxy that does not listen or does not answer in JSON is wrong', async () => {
    const ask = createAsk(fetch);
    expect(await ask('http://127.0.0.1:9/')).toEqual({ kind: 'silence' });
    expect(await ask(`${simulator.url}/`)).toMatchObject({ kind: 'answer', status: 200, json: {} });
  });
});
