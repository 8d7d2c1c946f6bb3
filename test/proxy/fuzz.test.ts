import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientKey } from '../../proxy/http/client-key.ts';
import { parseEnv } from '../../proxy/config/config.ts';
import { toReply } from '../../proxy/http/failure-reply.ts';
import { judge } from '../../proxy/instagram/judge.ts';
import { isJsonObject, parseLosslessJson } from '../../proxy/json.ts';
import { parseProviderError } from '../../proxy/instagram/error.ts';
import { meaningOf } from '../../proxy/instagram/meaning.ts';
import { readCapped } from '../../proxy/http/read-capped.ts';
import { redact } from '../../proxy/instagram/redact.ts';
import { parseTokenReply } from '../../proxy/instagram/token-reply.ts';
import { parseTokenRequest, type TokenRequest } from '../../proxy/token/request.ts';
import { parseBearer, parseProfile } from '../../proxy/userinfo/profile.ts';

/** The same inputs every time, so that a failure can be reproduced. */
const RUNS = { numRuns: 10_000, seed: 20_261_123 };

const text = fc.string({ unit: 'binary', maxLength: 60 });
const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
const fields = fc.constantFrom(
  'access_token',
  'user_id',
  'permissions',
  'expires_in',
  'token_type',
  'data',
  'user',
  'id',
  'error',
  'error_type',
  'error_message',
  'code',
  'message',
  'meta',
  '__proto__',
  'constructor',
);
const replies = fc.dictionary(fields, fc.oneof(fc.jsonValue(), text, fc.bigInt().map(String)));

const names = fc.constantFrom(
  'grant_type',
  'code',
  'redirect_uri',
  'client_id',
  'client_secret',
  'refresh_token',
  'subject_token',
  'subject_token_type',
  '__proto__',
);
const values = fc.oneof(
  text,
  fc.constantFrom(
    '',
    'authorization_code',
    'refresh_token',
    'urn:ietf:params:oauth:grant-type:token-exchange',
    'urn:ietf:params:oauth:token-type:access_token',
    'C0DE#_',
  ),
);
const forms = fc.oneof(
  ascii,
  fc
    .array(fc.tuple(names, values), { maxLength: 6 })
    .map((pairs) =>
      pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&'),
    ),
);

describe('10,000 inputs of any kind', () => {
  test('of 10,000 forms each is a request with clean values or a failure that has a reply', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const parsed = parseTokenRequest(form);
        if (!parsed.ok) {
          const { status, body } = toReply(parsed.failure);
          expect([status, body.error_description.length > 0]).toEqual([400, true]);
        } else {
          const { value } = parsed;
          expect(opaqueOf(value)).toMatch(/^[\x21-\x7e]{1,8192}$/);
        }
      }),
      RUNS,
    );
  });

  test('of 10,000 replies each is a token with clean values or refused', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const token = parseTokenReply(reply);
        if (token === undefined) return;
        expect(token.accessToken).toMatch(/^[\x21-\x7e]{1,4096}$/);
        expect(token.userId ?? '0').toMatch(/^\d{1,40}$/);
        expect(token.scope ?? '').toMatch(/^[\w:./ -]*$/);
        expect(Number.isSafeInteger(token.expiresIn ?? 1)).toBe(true);
      }),
      RUNS,
    );
  });

  test('of 10,000 ids each keeps its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }), (id) => {
        const reply = parseLosslessJson(`{"access_token":"A","user_id":${String(id)}}`);
        expect(isJsonObject(reply) && parseTokenReply(reply)?.userId).toBe(String(id));
      }),
      RUNS,
    );
  });

  test('of 10,000 errors each has a reason and short, printable words without secrets', () => {
    fc.assert(
      fc.property(replies, text, (reply, secret) => {
        const error = parseProviderError(reply);
        if (error === undefined) return;
        expect(meaningOf(error, 400)).toMatch(/^[a-z_]+$/);
        const { message = '', type = '' } = redact(error, [secret]);
        expect(message.length).toBeLessThanOrEqual(200);
        expect(message + type).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      RUNS,
    );
  });

  test('of 10,000 outcomes each is JSON without an error or a failure that has a reply', () => {
    const statuses = fc.integer({ min: 0, max: 999 });
    const headers = fc.oneof(fc.constant(null), ascii);
    fc.assert(
      fc.property(
        replies,
        statuses,
        headers,
        fc.boolean(),
        (json, status, retryAfter, spendsCode) => {
          const judged = judge(
            { kind: 'reply', status, json, retryAfter },
            { spendsCode, sensitive: [] },
          );
          if (judged.ok) return;
          const reply = toReply(judged.failure);
          expect(reply.headers['Retry-After'] ?? '1').toMatch(/^\d{1,4}$/);
          // A code that may have been spent never gets "try later".
          if (spendsCode) expect(reply.status).not.toBe(503);
        },
      ),
      RUNS,
    );
  });

  test('of 10,000 bodies each is text within the limit, too large or not UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 8 }),
        async (chunks) => {
          const rest = [...chunks];
          const read = await readCapped(
            {
              getReader: () => ({
                read: () => Promise.resolve({ done: rest.length === 0, value: rest.shift() }),
                cancel: () => Promise.resolve(),
              }),
            },
            64,
          );
          const all = Buffer.concat(chunks);
          const isText = Buffer.from(all.toString()).equals(all);
          if (typeof read !== 'string') expect(isText && all.length <= 64).toBe(true);
          else if (read === 'too_large') expect(all.length).toBeGreaterThan(64);
          else expect(isText).toBe(false);
        },
      ),
      RUNS,
    );
  });

  test('of 10,000 texts none makes a reader of JSON, headers, profiles, URLs or environments throw', () => {
    const variables = fc.constantFrom(
      'INSTAGRAM_CLIENT_ID',
      'REDIRECT_URIS',
      'VITE_X',
      'INSTAGRAM_GRAPH_URL',
    );
    // A Worker's environment holds texts, numbers, JSON and bindings.
    const anything = fc.oneof(
      text,
      fc.constantFrom(undefined, null, 0, Number.NaN, true, {}, [], ['a'], () => 1),
    );
    fc.assert(
      fc.property(text, replies, fc.dictionary(variables, anything), (any, reply, env) => {
        parseLosslessJson(any);
        clientKey(any);
        parseBearer(any);
        parseBearer(`Bearer ${any}`);
        expect(parseProfile(reply)?.id ?? '0').toMatch(/^\d+$/);
        expect(parseEnv(env).ok).toBe(false);
      }),
      RUNS,
    );
  });
});

/** The value of a request that goes to Instagram or into the seal. */
function opaqueOf(request: TokenRequest): string {
  switch (request.grant) {
    case 'authorization_code':
      return request.code;
    case 'sealed_code':
      return request.sealed;
    case 'refresh_token':
    case 'token_exchange':
      return request.token;
  }
}
