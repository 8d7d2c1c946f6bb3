/** What an app has in its hands after an exchange. Absent fields were not given to it. */
export interface Got {
  token?: string;
  userId?: string | number;
  /** Instagram's reply as it was parsed, where the peer hands it over. */
  reply?: unknown;
  /** All that the peer says of a failure, to the app or to its log. */
  error?: string;
}

/** What one exchange came to, seen from outside. `sentOn`: another host received the app secret. */
export type Observed =
  { kind: 'answered'; got: Got; sentOn: boolean } | { kind: 'lost' } | { kind: 'silent' };

/** What a reply of Instagram has in it: tokens of which one is right, and the id, or a cause to name. */
export type Expected =
  { kind: 'token'; tokens: readonly string[]; userId: string } | { kind: 'failure'; names: RegExp };

/** The verdict on one peer for one reply. */
export type Verdict =
  | 'exact'
  | 'rounded'
  | 'no id'
  | 'as it came'
  | 'wrong token'
  | 'no token'
  | 'named'
  | 'vague'
  | 'sent on'
  | 'crashed'
  | 'hung';

/** The verdicts in the words of the table. */
export const WORDS: Readonly<Record<Verdict, string>> = {
  exact: 'token and id',
  rounded: 'token, **wrong id**',
  'no id': 'token, no id',
  'as it came': 'no error, the reply as it came',
  'wrong token': '**wrong token**',
  'no token': 'error, **no token**',
  named: 'error, names the cause',
  vague: 'error, no cause',
  'sent on': '**secret sent on**',
  crashed: '**crashed**',
  hung: '**no answer**',
};

interface Fields {
  user_id?: string | number;
  user?: { id?: string | number };
}

/** The user's id where the peer says it, or else where an app finds it in the reply that it was handed. */
function idOf({ userId, reply }: Got): string | undefined {
  const fields = (typeof reply === 'object' && reply !== null ? reply : {}) as Fields;
  const id = userId ?? fields.user_id ?? fields.user?.id;
  return id === undefined ? undefined : String(id);
}

function judgeToken(got: Got, expected: Expected): Verdict {
  if (expected.kind === 'failure' || !expected.tokens.includes(got.token ?? '')) {
    return 'wrong token';
  }
  const id = idOf(got);
  if (id === undefined) return 'no id';
  return id === expected.userId ? 'exact' : 'rounded';
}

/**
 * Judges what an app got from one reply.
 *
 * It gives the benefit of the doubt: an error names its cause when its text, its fields or the peer's log do, in any words
 * that `names` knows.
 */
export function judge(observed: Observed, expected: Expected): Verdict {
  if (observed.kind === 'lost') return 'crashed';
  if (observed.kind === 'silent') return 'hung';
  const { got, sentOn } = observed;
  if (sentOn) return 'sent on';
  if (got.token !== undefined) return judgeToken(got, expected);
  if (got.error === undefined) return 'as it came';
  if (expected.kind === 'token') return 'no token';
  return expected.names.test(got.error) ? 'named' : 'vague';
}
