import { describe, expect, test } from 'vitest';
import { isJsonObject, parseLosslessJson } from '../../../proxy/json.ts';
import { parseTokenReply, type IssuedToken } from '../../../proxy/instagram/token-reply.ts';

/** Reads a reply from its text, as it comes over the wire. */
function read(text: string): IssuedToken | undefined {
  const json = parseLosslessJson(text);
  return isJsonObject(json) ? parseTokenReply(json) : undefined;
}

/** Replies as Instagram and Facebook document or send them, and what they say. */
const SHAPES: [title: string, text: string, token: IssuedToken][] = [
  [
    'documented: a list with a comma string',
    '{"data":[{"access_token":"EAACEdEose0","user_id":"1020","permissions":"instagram_business_basic,instagram_business_manage_messages"}]}',
    {
      accessToken: 'EAACEdEose0',
      userId: '1020',
      scope: 'instagram_business_basic instagram_business_manage_messages',
    },
  ],
  [
    'captured: flat with an array',
    '{"access_token": "IGAA2", "user_id": 27640875392278831, "permissions": ["instagram_business_basic"]}',
    { accessToken: 'IGAA2', userId: '27640875392278831', scope: 'instagram_business_basic' },
  ],
  [
    'captured: flat without permissions',
    '{"access_token": "IGAAO", "user_id": 27281358591558845}',
    { accessToken: 'IGAAO', userId: '27281358591558845' },
  ],
  [
    'flat with a space string',
    '{"access_token":"A","permissions":"a b"}',
    { accessToken: 'A', scope: 'a b' },
  ],
  [
    'nothing granted, a list',
    '{"access_token":"A","permissions":[]}',
    { accessToken: 'A', scope: '' },
  ],
  [
    'nothing granted, a text',
    '{"access_token":"A","permissions":""}',
    { accessToken: 'A', scope: '' },
  ],
  ['permissions of no kind', '{"access_token":"A","permissions":7}', { accessToken: 'A' }],
  [
    'permissions that are not all texts',
    '{"access_token":"A","permissions":["a",7,"b c",null]}',
    { accessToken: 'A', scope: 'a' },
  ],
  [
    'long-lived',
    '{"access_token":"A","token_type":"bearer","expires_in":5183944}',
    { accessToken: 'A', expiresIn: 5183944 },
  ],
  ['a token type in capitals', '{"access_token":"A","token_type":"Bearer"}', { accessToken: 'A' }],
  [
    '2011-2020, with escaped slashes',
    String.raw`{"access_token":"1.a.b","user":{"username":"c","bio":"x","website":"http:\/\/w","profile_picture":"https:\/\/p\/1.jpg","full_name":"C","id":"1623444880"}}`,
    {
      accessToken: '1.a.b',
      userId: '1623444880',
      user: {
        id: '1623444880',
        username: 'c',
        full_name: 'C',
        profile_picture: 'https://p/1.jpg',
        bio: 'x',
        website: 'http://w',
      },
    },
  ],
  ['a byte order mark is not in the text', '{"access_token":"A"}', { accessToken: 'A' }],
];

test.each(SHAPES)('%s', (_title, text, token) => {
  expect(read(text)).toEqual(token);
});

describe('P-45: an id is exact, or absent', () => {
  test.each([
    ['17841400774391123', '17841400774391123'],
    ['"17841400774391123"', '17841400774391123'],
    ['17841401313574613', '17841401313574613'],
    ['27281358591558845', '27281358591558845'],
    ['27640875392278831', '27640875392278831'],
    ['36220564007528767', '36220564007528767'],
    ['9007199254740991', '9007199254740991'],
    ['9007199254740993', '9007199254740993'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['1020', '1020'],
    ['0', '0'],
    ['1.7e16', undefined],
    ['17841401313574613.0', undefined],
    ['1.5', undefined],
    ['-17841400774391123', undefined],
    ['-1', undefined],
    ['1e400', undefined],
    ['"1.7e16"', undefined],
    ['"12a"', undefined],
    ['" 12"', undefined],
    ['""', undefined],
    ['null', undefined],
    ['{}', undefined],
    ['["1"]', undefined],
  ])('%s is read as %s', (wire, id) => {
    expect(read(`{"access_token":"A","user_id":${wire}}`)).toEqual(
      id === undefined ? { accessToken: 'A' } : { accessToken: 'A', userId: id },
    );
  });
});

describe('a lifetime is a whole number of seconds, or absent', () => {
  test.each([
    ['5183944', 5183944],
    ['"5183944"', 5183944],
    ['0', undefined],
    ['-1', undefined],
    ['3600.5', undefined],
    ['1e309', undefined],
    ['99999999999', undefined],
    ['"3600s"', undefined],
    ['null', undefined],
  ])('%s is read as %s', (wire, seconds) => {
    expect(read(`{"access_token":"A","expires_in":${wire}}`)?.expiresIn).toBe(seconds);
  });
});

test.each([
  '{}',
  '[]',
  'null',
  '"A"',
  '{"access_token":null}',
  '{"access_token":""}',
  '{"access_token":42}',
  '{"access_token":"a b"}',
  String.raw`{"access_token":"a\r\nb"}`,
  '{"access_token":"é"}',
  `{"access_token":"${'a'.repeat(4097)}"}`,
  '{"access_token":"A","token_type":"mac"}',
  '{"data":[]}',
  '{"data":["A"]}',
  '{"data":[{"access_token":"A"},{"access_token":"B"}]}',
  '{"access_token":',
])('P-42: there is no token in %s', (text) => {
  expect(read(text)).toBeUndefined();
});

test('the user keeps plain fields only, of a profile’s size, and an id that is exact', () => {
  const user = {
    id: 17841401313574612,
    bio: 'x',
    is_business: true,
    website: 'w'.repeat(3000),
    counts: { media: 1 },
    roles: ['a'],
    nothing: null,
    toString: 'x',
    'no name': 'x',
  };
  expect(read(JSON.stringify({ access_token: 'A', user }))).toEqual({
    accessToken: 'A',
    userId: '17841401313574612',
    user: { id: '17841401313574612', bio: 'x', is_business: true },
  });
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, at]));
  const { user: kept = {} } = read(JSON.stringify({ access_token: 'A', user: many })) ?? {};
  expect(Object.keys(kept)).toHaveLength(32);
});

test('W-25: own keys named __proto__ change nothing', () => {
  const text = '{"access_token":"A","__proto__":{"polluted":1},"user":{"__proto__":{"id":"1"}}}';
  const token = read(text);
  expect(token).toEqual({ accessToken: 'A', user: {} });
  expect(Object.getPrototypeOf(token?.user)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
