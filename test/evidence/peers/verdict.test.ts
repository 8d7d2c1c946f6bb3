import { expect, test } from 'vitest';
import { REPLIES } from './replies.ts';
import { judge, type Expected, type Got, type Verdict } from './verdict.ts';

const TOKEN: Expected = { kind: 'token', tokens: ['IGAA1'], userId: '27281358591558845' };
const FAILURE: Expected = { kind: 'failure', names: /already used/ };

const ROWS: readonly { got: Got; expected: Expected; verdict: Verdict }[] = [
  { got: { token: 'IGAA1', userId: '27281358591558845' }, expected: TOKEN, verdict: 'exact' },
  {
    got: { token: 'IGAA1', reply: { user_id: Number('27281358591558845') } },
    expected: TOKEN,
    verdict: 'rounded',
  },
  { got: { token: 'IGAA1', reply: 'text' }, expected: TOKEN, verdict: 'no id' },
  { got: { token: 'IGAA2' }, expected: TOKEN, verdict: 'wrong token' },
  { got: { token: 'IGAA1' }, expected: FAILURE, verdict: 'wrong token' },
  { got: { reply: { data: [] } }, expected: TOKEN, verdict: 'as it came' },
  { got: { error: 'token_type is missing' }, expected: TOKEN, verdict: 'no token' },
  { got: { error: 'The code was already used.' }, expected: FAILURE, verdict: 'named' },
  { got: { error: 'Failed' }, expected: FAILURE, verdict: 'vague' },
];

test.for(ROWS)('an app that got $got is judged “$verdict”', ({ got, expected, verdict }) => {
  expect(judge({ kind: 'answered', got, sentOn: false }, expected)).toBe(verdict);
});

test('a secret that another host received outweighs whatever the app got', () => {
  const got = { token: 'IGAA1', userId: '27281358591558845' };
  expect(judge({ kind: 'answered', got, sentOn: true }, TOKEN)).toBe('sent on');
});

test('a broken connection counts as a crash, and silence as no answer', () => {
  expect(judge({ kind: 'lost' }, TOKEN)).toBe('crashed');
  expect(judge({ kind: 'silent' }, FAILURE)).toBe('hung');
});

test('the table has twelve replies, and the id that most of them carry does not survive a double', () => {
  expect(new Set(REPLIES.map(({ code }) => code)).size).toBe(12);
  const ids = REPLIES.flatMap(({ expected }) => (expected.kind === 'token' ? expected.userId : []));
  expect(ids.filter((id) => String(Number(id)) !== id)).toHaveLength(3);
});
