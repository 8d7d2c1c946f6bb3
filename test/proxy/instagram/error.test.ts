import { describe, expect, test } from 'vitest';
import { parseProviderError } from '../../../proxy/instagram/error.ts';

describe('where an error is found', () => {
  test.each([
    {
      reply: { error_type: 'OAuthException', code: 400, error_message: 'x' },
      error: { type: 'OAuthException', code: 400, message: 'x' },
    },
    {
      reply: { error: { message: 'x', type: 'T', code: 190, error_subcode: 463, fbtrace_id: 'F' } },
      error: { message: 'x', type: 'T', code: 190, subcode: 463, fbtraceId: 'F' },
    },
    {
      reply: { meta: { error_type: 'T', code: 400, error_message: 'x' } },
      error: { type: 'T', code: 400, message: 'x' },
    },
    {
      reply: { error: 'invalid_grant', error_description: 'x' },
      error: { type: 'invalid_grant', message: 'x' },
    },
    { reply: { error: {} }, error: {} },
    { reply: { error: true }, error: {} },
    { reply: { error: { code: '190', message: 4 } }, error: {} },
  ])('an error is found in the reply $reply', ({ reply, error }) => {
    expect(parseProviderError(reply)).toEqual(error);
  });

  test.each([{}, { meta: { code: 200 } }, { error: null }, { code: 400 }, { data: [] }])(
    'no error is found in the reply %j',
    (reply) => {
      expect(parseProviderError(reply)).toBeUndefined();
    },
  );
});
