import { describe, expect, test } from 'vitest';
import { judge } from '../../../proxy/instagram/judge.ts';
import { meaningOf } from '../../../proxy/instagram/meaning.ts';
import { refusal } from '../../../web/instagram/graph.ts';
import { reasonShown } from '../../../web/failures/shown-by-instagram.ts';
import { QUOTED } from './quoted-errors.ts';

describe('errors that public threads quote', () => {
  const TOKEN = { provider: 'instagram', accessToken: 'IGAAsent', issuedAt: 0 } as const;

  test.each(QUOTED)(
    'the proxy and the page both read $meaning in $json ($source)',
    ({ json, meaning, status = 400 }) => {
      const outcome = { kind: 'reply', status, json: { ...json }, retryAfter: null } as const;
      const judged = judge(outcome, { spendsCode: true, sensitive: [] });
      expect(judged).toMatchObject({ ok: false, failure: { reason: meaning } });
      expect(refusal({ status, json }, TOKEN)).toMatchObject({ why: meaning });
    },
  );

  test('a pasted error is recognised by its words alone', () => {
    const pasted = QUOTED.filter(({ json }) =>
      /decrypted|Malformed|checkpoint_|disrupted/.test(JSON.stringify(json)),
    );
    expect(pasted.length).toBeGreaterThan(4);
    for (const { json, meaning } of pasted) expect(reasonShown(JSON.stringify(json))).toBe(meaning);
  });

  test('the subcodes of an expired session mean nothing with another code', () => {
    expect(meaningOf({ code: 100, subcode: 463 }, 400)).toBe('instagram_refused');
    expect(meaningOf({ code: 4, subcode: 459 }, 400)).toBe('throttled');
  });
});
