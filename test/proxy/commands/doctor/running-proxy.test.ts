import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../../proxy/commands/doctor/ask.ts';
import { answer, ENV, HEALTHY, look, of, verdicts } from './healthy-world.ts';

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
