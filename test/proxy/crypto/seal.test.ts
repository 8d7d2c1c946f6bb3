import { base64url, compactDecrypt, CompactEncrypt, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { createLoginSeals } from '../../../proxy/relay/login.ts';
import type { RelayConfig } from '../../../proxy/config/relay.ts';
import { createSeals } from '../../../proxy/crypto/seal.ts';
import { secret } from '../../../proxy/crypto/secret.ts';

const { subtle } = crypto;
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const ISSUER = 'https://login.example';
const KEY = secret(base64url.encode('sentinel-seal-key-0123456789abcd'));
const OTHER = secret(base64url.encode('sentinel-other-key-0123456789abc'));

const sealsOf = (keys: readonly [typeof KEY, ...(typeof KEY)[]], issuer = ISSUER) =>
  createSeals({ subtle, randomBytes }, keys, issuer);
const seals = sealsOf([KEY]);
const PAYLOAD = { code: 'C0DE' };

/** The key of a purpose, derived by other means than the proxy's. */
async function rawKey(purpose: string): Promise<Uint8Array> {
  const ikm = await subtle.importKey(
    'raw',
    new Uint8Array(base64url.decode(KEY.reveal())),
    'HKDF',
    false,
    ['deriveBits'],
  );
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: utf8('latchkey'), info: utf8(purpose) };
  return new Uint8Array(await subtle.deriveBits(algorithm, ikm, 256));
}

describe('a seal', () => {
  test('a library opens our seal as a JWE with dir and A256GCM', async () => {
    const sealed = await seals.seal('code', PAYLOAD);
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, await rawKey('code'));
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(PAYLOAD);
    expect(protectedHeader).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      typ: 'latchkey-code',
      kid: expect.stringMatching(/^[\w-]{8}$/) as string,
      iss: ISSUER,
    });
  });

  test('we open a seal that a library made with the same key and header', async () => {
    const header = decodeProtectedHeader(await seals.seal('state', {}));
    const sealed = await new CompactEncrypt(new TextEncoder().encode('{"a":1}'))
      .setProtectedHeader({ ...header, alg: 'dir', enc: 'A256GCM' })
      .encrypt(await rawKey('state'));
    expect(await seals.open('state', sealed)).toEqual({ a: 1 });
  });

  test('R-27: a seal with one changed character does not open', async () => {
    const sealed = await seals.seal('state', PAYLOAD);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let index = 0; index < sealed.length; index += 1) {
      const value = alphabet.indexOf(sealed.charAt(index));
      for (const other of [(value + 1) % 64, value ^ 1, value ^ 32, -1]) {
        const changed = `${sealed.slice(0, index)}${alphabet.charAt(other) || '+'}${sealed.slice(index + 1)}`;
        if (changed !== sealed) expect(await seals.open('state', changed)).toBeUndefined();
      }
    }
  });

  test('R-27: a seal with missing or additional parts does not open', async () => {
    const sealed = await seals.seal('state', PAYLOAD);
    const [header = '', , iv = '', text = '', tag = ''] = sealed.split('.');
    const odd = [
      '',
      '....',
      sealed.slice(0, -1),
      `${header}..${iv}.${text}.${tag.slice(0, 16)}`,
      `${header}..${iv}.${text}`,
      `${sealed}.`,
      `${sealed}.${tag}`,
      `${header}.${iv}.${iv}.${text}.${tag}`,
      `${header}..${iv}..${tag}`,
      `${header}..${iv}=.${text}.${tag}`,
      ` ${sealed}`,
      `${sealed}\n`,
    ];
    for (const it of odd) expect(await seals.open('state', it)).toBeUndefined();
  });

  test.each([
    { title: 'no encryption', more: { alg: 'none' } },
    { title: 'another encryption', more: { enc: 'A128CBC-HS256' } },
    { title: 'a slow password', more: { alg: 'PBES2-HS256+A128KW', p2c: 1e9, p2s: 'AAAA' } },
    { title: 'compression', more: { zip: 'DEF' } },
    { title: 'a key of its own', more: { jwk: { kty: 'oct', k: 'AAAA' } } },
    { title: 'a key elsewhere', more: { jku: 'https://evil.example/jwks' } },
    { title: 'a critical extension', more: { crit: ['exp'], exp: 1 } },
    { title: 'an unknown key', more: { kid: 'AAAAAAAA' } },
    { title: 'another issuer', more: { iss: 'https://evil.example' } },
    { title: 'a space and nothing else', more: undefined },
  ])('R-27: a seal whose header asks for $title is refused at once', async ({ more }) => {
    const sealed = await seals.seal('state', PAYLOAD);
    const header = JSON.stringify({ ...decodeProtectedHeader(sealed), ...more });
    const encoded = base64url.encode(more ? header : ` ${header}`);
    const startedAt = performance.now();
    const forged = [encoded, ...sealed.split('.').slice(1)].join('.');
    expect(await seals.open('state', forged)).toBeUndefined();
    // A billion rounds of PBKDF2 would take minutes.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('R-27: a seal for one purpose does not open for another', async () => {
    expect(await seals.open('code', await seals.seal('state', PAYLOAD))).toBeUndefined();
    expect(await seals.open('state', await seals.seal('code', PAYLOAD))).toBeUndefined();
  });

  test('R-50: a seal of another issuer with the same key does not open', async () => {
    const staging = sealsOf([KEY], 'https://staging.login.example');
    expect(await staging.open('code', await seals.seal('code', PAYLOAD))).toBeUndefined();
  });

  test('R-47: a seal opens during a key rotation and no longer once its key is gone', async () => {
    const rotated = sealsOf([OTHER, KEY]);
    const next = sealsOf([KEY, OTHER]);
    const old = await seals.seal('code', PAYLOAD);
    expect(await rotated.open('code', old)).toEqual(PAYLOAD);
    expect(await next.open('code', await rotated.seal('code', PAYLOAD))).toEqual(PAYLOAD);
    expect(await seals.open('code', await rotated.seal('code', PAYLOAD))).toBeUndefined();
    expect(await sealsOf([OTHER]).open('code', old)).toBeUndefined();
  });

  test('R-47: a seal opens with the right one of two keys that share an id', async () => {
    const alike = new Proxy(subtle, {
      get(target, name): unknown {
        if (name === 'deriveBits') return () => Promise.resolve(new ArrayBuffer(6));
        const method: unknown = Reflect.get(target, name);
        return typeof method === 'function' ? (method.bind(target) as unknown) : method;
      },
    });
    const open = (keys: readonly [typeof KEY, ...(typeof KEY)[]]) =>
      createSeals({ subtle: alike, randomBytes }, keys, ISSUER);
    const old = await open([KEY]).seal('code', PAYLOAD);
    expect(await open([OTHER, KEY]).open('code', old)).toEqual(PAYLOAD);
    expect(await open([OTHER]).open('code', old)).toBeUndefined();
  });

  test('R-49: each seal has an initialisation vector of 96 fresh random bits', async () => {
    const drawn: string[] = [];
    const drawing = createSeals(
      {
        subtle,
        randomBytes(length) {
          const bytes = randomBytes(length);
          drawn.push(base64url.encode(bytes));
          return bytes;
        },
      },
      [KEY, OTHER],
      ISSUER,
    );
    const given: (string | undefined)[] = [];
    for (let index = 0; index < 2_000; index += 1) {
      const sealed = await drawing.seal(index % 2 === 0 ? 'code' : 'state', PAYLOAD);
      given.push(sealed.split('.')[2]);
    }
    // One draw for each seal, and only what was drawn.
    expect(given).toEqual(drawn);
    expect(new Set(given.map((iv) => base64url.decode(iv ?? '').length))).toEqual(new Set([12]));
  });

  test('R-49: a million initialisation vectors are all different', () => {
    const count = 1_000_000;
    const given = new Set<number>();
    for (let index = 0; index < count; index += 1) {
      const [high = 0, low = 0] = new Uint32Array(randomBytes(12).buffer);
      // The 53 bits of a number are enough, because vectors that differ there differ.
      given.add((high % 2 ** 21) * 2 ** 32 + low);
    }
    expect(given.size).toBe(count);
  }, 60_000);
});

describe('age', () => {
  const config: RelayConfig = {
    issuer: ISSUER,
    baseUrl: ISSUER,
    callbackUri: `${ISSUER}/callback`,
    authorizeUrl: 'https://instagram.example/oauth/authorize',
    clientId: '1',
    redirectUris: new Set(),
    previews: [],
    sealingKeys: [KEY],
  };
  const NOW_S = 1_800_000_000;
  const at = (seconds: number) =>
    createLoginSeals(config, { subtle, randomBytes, epochMs: () => (NOW_S + seconds) * 1000 });
  const CODE = { code: 'C0DE', clientId: '1', namedUri: '', challenge: 'x' };
  const LOGIN = {
    login: '1',
    browser: 'b',
    redirectUri: 'https://a.example/',
    namedUri: '',
    challenge: 'x',
  };

  test.each([
    { ageS: 59, opens: true },
    { ageS: 60, opens: true },
    { ageS: 65, opens: true },
    { ageS: 66, opens: false },
    { ageS: 3600, opens: false },
    { ageS: -5, opens: true },
    { ageS: -6, opens: false },
    { ageS: -3600, opens: false },
  ])('R-43: a code that is $ageS s old opens: $opens', async ({ ageS, opens }) => {
    const sealed = await at(0).sealCode(CODE);
    expect((await at(ageS).openCode(sealed)) !== undefined).toBe(opens);
  });

  test.each([
    { ageS: 600, opens: true },
    { ageS: 601, opens: false },
    { ageS: -6, opens: false },
  ])('R-43: a state that is $ageS s old opens: $opens', async ({ ageS, opens }) => {
    const sealed = await at(0).sealLogin({ ...LOGIN, state: 's' });
    expect((await at(ageS).openLogin(sealed)) !== undefined).toBe(opens);
  });

  test('a login with a payload of another version does not open', async () => {
    const iat = NOW_S;
    for (const payload of [
      {},
      { ...LOGIN },
      { ...LOGIN, iat: String(iat) },
      { ...LOGIN, iat, login: 1 },
      { iat },
    ]) {
      expect(await at(0).openLogin(await seals.seal('state', payload))).toBeUndefined();
    }
  });

  test('a login has an id of 72 random bits and a browser one of 192', () => {
    const bindings = Array.from({ length: 10_000 }, () => at(0).newBinding());
    expect(new Set(bindings.map(({ login }) => login)).size).toBe(10_000);
    expect(new Set(bindings.map(({ browser }) => browser)).size).toBe(10_000);
    expect(bindings[0]?.browser).toMatch(/^[\w-]{32}$/);
  });
});
