import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmationCode, isConfirmationCode } from '../../../proxy/meta/confirmation-code.ts';
import { readSignedRequest } from '../../../proxy/meta/signed-request.ts';
import {
  hmac,
  META_SECRET,
  META_VECTOR,
  PAYLOAD,
  sign,
  signSegment,
} from '../../support/signed-request.ts';

const { subtle } = globalThis.crypto;
const OTHER_SECRET = 'another_secret_shhhhhh!';

const read = async (text: string, secrets: readonly string[] = [META_SECRET]) =>
  (await readSignedRequest(subtle, secrets, text))?.userId;

test('P-55: Meta’s own vector of 2010 names its user', async () => {
  expect(await read(META_VECTOR)).toBe('218471');
});

test('P-55: a request that any configured secret signed is accepted, and no other', async () => {
  expect(await read(META_VECTOR, [OTHER_SECRET, META_SECRET])).toBe('218471');
  expect(await read(META_VECTOR, [OTHER_SECRET])).toBeUndefined();
  expect(await read(META_VECTOR, [])).toBeUndefined();
});

describe('P-55: what Meta may write differently', () => {
  test.each([
    { title: 'a lower-case algorithm', payload: { ...PAYLOAD, algorithm: 'hmac-sha256' } },
    { title: 'no expires', payload: { algorithm: 'HMAC-SHA256', user_id: '218471' } },
    { title: 'a number for an id', payload: { ...PAYLOAD, user_id: 218471 } },
    { title: 'more fields', payload: { ...PAYLOAD, user: { country: 'us' }, oauth_token: 'x' } },
  ])('P-55: a signed request is accepted with $title', async ({ payload }) => {
    expect(await read(sign(payload))).toBe('218471');
  });

  test('P-55: a signed request is accepted with padding on either part', async () => {
    const json = `${JSON.stringify(PAYLOAD)} `;
    const padded = Buffer.from(json).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    expect(padded).toMatch(/=$/);
    expect(await read(signSegment(padded))).toBe('218471');
    const [signature = '', payload = ''] = META_VECTOR.split('.');
    expect(await read(`${signature}=.${payload}`)).toBe('218471');
  });

  test.each(['17841401313574613', '36220564007528767', '9'.repeat(40)])(
    'P-55: the user id %s is read unchanged, as text and as a number',
    async (id) => {
      const segment = (json: string) => Buffer.from(json).toString('base64url');
      for (const written of [id, `"${id}"`]) {
        const json = `{"algorithm":"HMAC-SHA256","user_id":${written}}`;
        expect(await read(signSegment(segment(json)))).toBe(id);
      }
    },
  );
});

describe('P-55: signed payloads that are refused', () => {
  test.each([
    { title: 'no algorithm', payload: { user_id: '1' } },
    { title: 'the algorithm none', payload: { ...PAYLOAD, algorithm: 'none' } },
    { title: 'HMAC-SHA1', payload: { ...PAYLOAD, algorithm: 'HMAC-SHA1' } },
    { title: 'more than a name', payload: { ...PAYLOAD, algorithm: 'HMAC-SHA256 ' } },
    { title: 'a name with a long s', payload: { ...PAYLOAD, algorithm: 'HMAC-\u017fHA256' } },
    { title: 'a list of algorithms', payload: { ...PAYLOAD, algorithm: ['HMAC-SHA256'] } },
    { title: 'no user', payload: { algorithm: 'HMAC-SHA256' } },
    { title: 'an empty user', payload: { ...PAYLOAD, user_id: '' } },
    { title: 'a user that is not a number', payload: { ...PAYLOAD, user_id: '<script>' } },
    { title: 'a negative user', payload: { ...PAYLOAD, user_id: -1 } },
    { title: 'a user that was rounded', payload: { ...PAYLOAD, user_id: 1.7e25 } },
    { title: 'a list of users', payload: { ...PAYLOAD, user_id: ['1'] } },
    { title: 'a list', payload: [PAYLOAD] },
    { title: 'null', payload: null },
  ])('P-55: a signed payload is refused with $title', async ({ payload }) => {
    expect(await read(sign(payload))).toBeUndefined();
  });

  test.each(['', 'e30', '!!!!', '====', 'e', Buffer.from('{"algorithm"').toString('base64url')])(
    'P-55: the signed payload %j is refused',
    async (segment) => {
      expect(await read(signSegment(segment))).toBeUndefined();
    },
  );

  test.each(['1.7e20', '1.5', '-0.5', 'true', '{}'])(
    'P-55: a signed payload with the user %s is refused',
    async (written) => {
      const json = `{"algorithm":"HMAC-SHA256","user_id":${written}}`;
      expect(await read(signSegment(Buffer.from(json).toString('base64url')))).toBeUndefined();
    },
  );

  test('P-55: a signature over the decoded JSON, with another hash or in hexadecimal is refused', async () => {
    const json = JSON.stringify(PAYLOAD);
    const segment = Buffer.from(json).toString('base64url');
    const sha1 = createHmac('sha1', META_SECRET).update(segment).digest('base64url');
    const hex = createHmac('sha256', META_SECRET).update(segment).digest('hex');
    for (const signature of [hmac(json), sha1, hex]) {
      expect(await read(`${signature}.${segment}`)).toBeUndefined();
    }
  });
});

describe('P-55: altered requests', () => {
  const [signature = '', payload = ''] = META_VECTOR.split('.');

  test('P-55: a request with one changed character is refused', async () => {
    for (let at = 0; at < META_VECTOR.length; at += 1) {
      for (const other of ['A', 'B', '.', '=', '+']) {
        const changed = META_VECTOR.slice(0, at) + other + META_VECTOR.slice(at + 1);
        if (changed === META_VECTOR) continue;
        expect([changed, await read(changed)]).toEqual([changed, undefined]);
      }
    }
  });

  test('P-55: a request with one changed bit in its signature is refused', async () => {
    const mac = Buffer.from(signature, 'base64url');
    for (let bit = 0; bit < mac.length * 8; bit += 1) {
      const flipped = Buffer.from(mac);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(await read(`${flipped.toString('base64url')}.${payload}`)).toBeUndefined();
    }
  });

  test.each([
    { title: 'an empty text', text: '' },
    { title: 'a dot', text: '.' },
    { title: 'one part', text: signature },
    { title: 'no signature', text: `.${payload}` },
    { title: 'no payload', text: `${signature}.` },
    { title: 'a third part', text: `${META_VECTOR}.x` },
    { title: 'an empty third part', text: `${META_VECTOR}.` },
    { title: 'a dot before', text: `.${META_VECTOR}` },
    { title: 'the parts in the other order', text: `${payload}.${signature}` },
    { title: 'padding that was not signed', text: `${META_VECTOR}=` },
    { title: 'too much padding', text: `${signature}==.${payload}` },
    {
      title: 'standard base64',
      text: `${signature.replaceAll('-', '+').replaceAll('_', '/')}.${payload}`,
    },
    { title: 'white space', text: ` ${META_VECTOR}` },
    { title: 'a shorter signature', text: `${signature.slice(0, -2)}.${payload}` },
    { title: 'a longer signature', text: `${signature}AAAA.${payload}` },
    {
      title: 'the payload, encoded again',
      text: `${signature}.${Buffer.from(payload).toString('base64url')}`,
    },
    { title: '1 MB', text: 'a'.repeat(1024 * 1024) },
  ])('P-55: an altered request is refused: $title', async ({ text }) => {
    expect(await read(text)).toBeUndefined();
  });
});

describe('10,000 inputs of any kind', () => {
  const RUNS = { numRuns: 10_000, seed: 20_261_123 };

  test('of 10,000 unsigned texts none is accepted, and none throws', async () => {
    const [signature = '', payload = ''] = META_VECTOR.split('.');
    const parts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.base64String({ maxLength: 60 }),
      fc.constantFrom(signature, payload, '', '.', '='),
    );
    const texts = fc.array(parts, { maxLength: 4 }).map((it) => it.join('.'));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await read(text)).toBe(text === META_VECTOR ? '218471' : undefined);
      }),
      RUNS,
    );
  });

  test('of 10,000 signed payloads each has a clean user id or is refused', async () => {
    const ids = fc.oneof(fc.bigInt().map(String), fc.jsonValue());
    const payloads = fc.oneof(
      fc.jsonValue(),
      ids.map((user_id) => ({ ...PAYLOAD, user_id })),
    );
    await fc.assert(
      fc.asyncProperty(payloads, async (payload) => {
        expect((await read(sign(payload))) ?? '0').toMatch(/^\d{1,40}$/);
      }),
      RUNS,
    );
  });

  test('P-57: each person has one confirmation code, which the status page accepts', async () => {
    const codes = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^\d{1,40}$/), async (userId) => {
        const code = await confirmationCode(subtle, META_SECRET, userId);
        expect(isConfirmationCode(code)).toBe(true);
        expect(codes.get(code) ?? userId).toBe(userId);
        codes.set(code, userId);
        expect(await confirmationCode(subtle, META_SECRET, userId)).toBe(code);
      }),
      { ...RUNS, numRuns: 1000 },
    );
  });
});

test('P-57: a person’s confirmation code never changes between versions', async () => {
  const mac = createHmac('sha256', META_SECRET).update('data-deletion:218471').digest('hex');
  expect(await confirmationCode(subtle, META_SECRET, '218471')).toBe(mac.slice(0, 32));
});

test('P-57: a confirmation code needs our secret and is not a signature of Meta’s', async () => {
  const code = await confirmationCode(subtle, META_SECRET, '218471');
  expect(await confirmationCode(subtle, OTHER_SECRET, '218471')).not.toBe(code);
  const signature = Buffer.from(code, 'hex').toString('base64url');
  for (const payload of ['218471', 'data-deletion:218471']) {
    expect(await read(`${signature}.${payload}`)).toBeUndefined();
    expect(await read(`${hmac(payload)}.${payload}`)).toBeUndefined();
  }
});
