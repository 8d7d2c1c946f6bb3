import { expect, test } from 'vitest';
import { handOver, hasKeeper } from '../../../web/keeper/hand-over.ts';
import { tab } from '../fake-browser.ts';

const PROXY = 'https://login.example/';
const FIELDS = { claim: 'c', token: 'IGAAtoken' };

test('an account that is kept has a feed, and no request has a header of ours', async () => {
  const json = { feed: 'studio', username: 'studio', user_id: '1' };
  const at = tab({ answer: () => Response.json(json, { status: 201 }) });
  expect(await handOver(at.browser, PROXY, FIELDS)).toEqual({
    kept: { username: 'studio', feedUrl: 'https://login.example/media/studio' },
  });
  expect(at.sent[0]).toMatchObject({ url: 'https://login.example/kept', init: { method: 'POST' } });
  expect(at.sent[0]?.init.headers).toBeUndefined();
  expect(at.sent).toHaveLength(1);
});

test('the keeper’s refusal is passed on with its reason', async () => {
  const json = { error: 'access_denied', reason: 'claim_invalid', error_description: 'no' };
  const at = tab({ answer: () => Response.json(json, { status: 403 }) });
  expect(await handOver(at.browser, PROXY, FIELDS)).toMatchObject({
    failure: { reason: 'refused', status: 403, reply: { reason: 'claim_invalid' } },
  });
});

test('without a reply the outcome is unknown, and nothing is sent again', async () => {
  const at = tab({ answer: () => Promise.reject(new TypeError('reset')) });
  expect(await handOver(at.browser, PROXY, FIELDS)).toEqual({
    failure: { reason: 'outcome_unknown', after: 'network_error' },
  });
  expect(at.sent).toHaveLength(1);
});

test.each([
  { answer: { status: 'ok', keeper: 'on' }, expected: true },
  { answer: { status: 'ok', keeper: 'stalled' }, expected: true },
  { answer: { status: 'ok', keeper: 'broken' }, expected: false },
  { answer: { status: 'ok' }, expected: false },
])('a proxy that says $answer has a keeper to use: $expected', async ({ answer, expected }) => {
  const at = tab({ answer: () => Response.json(answer) });
  expect(await hasKeeper(at.browser, PROXY)).toBe(expected);
});
