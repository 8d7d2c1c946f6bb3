import { expect, test } from 'vitest';
import type { Answer } from '../../../../proxy/commands/doctor/ask.ts';
import { exitStatus } from '../../../../proxy/commands/doctor/finding.ts';
import { toJson, toText } from '../../../../proxy/commands/doctor/report.ts';
import { ENV, HEALTHY, look, of, WITH_FACEBOOK } from './healthy-world.ts';

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
