import { describe, expect, test } from 'vitest';
import type { Answer, Ask } from '../../../../proxy/commands/doctor/ask.ts';
import { examine } from '../../../../proxy/commands/doctor/examine.ts';
import {
  answer,
  ENV,
  flat,
  graph,
  look,
  META_SECRET,
  NOW,
  of,
  verdicts,
  WITH_FACEBOOK,
} from './healthy-world.ts';

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
