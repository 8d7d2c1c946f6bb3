import { describe, expect, test } from 'vitest';
import { isJsonObject, parseLosslessJson } from '../../../proxy/json.ts';
import { parseTokenReply, type IssuedToken } from '../../../proxy/instagram/token-reply.ts';

/** Reads a reply from its text, as it arrives. */
function read(text: string): IssuedToken | undefined {
  const json = parseLosslessJson(text);
  return isJsonObject(json) ? parseTokenReply(json) : undefined;
}

/** Replies that Instagram and Facebook document or send, and what they say. */
const SHAPES: { title: string; text: string; token: IssuedToken }[] = [
  {
    title: 'documented: a list with a comma string',
    text: '{"data":[{"access_token":"EAACEdEose0","user_id":"1020","permissions":"instagram_business_basic,instagram_business_manage_messages"}]}',
    token: {
      accessToken: 'EAACEdEose0',
      userId: '1020',
      scope: 'instagram_business_basic instagram_business_manage_messages',
    },
  },
  {
    title: 'captured: flat with an array',
    text: '{"access_token": "IGAA2", "user_id": 27640875392278831, "permissions": ["instagram_business_basic"]}',
    token: { accessToken: 'IGAA2', userId: '27640875392278831', scope: 'instagram_business_basic' },
  },
  {
    title: 'captured: flat without permissions',
    text: '{"access_token": "IGAAO", "user_id": 27281358591558845}',
    token: { accessToken: 'IGAAO', userId: '27281358591558845' },
  },
  {
    title: 'flat with a space string',
    text: '{"access_token":"A","permissions":"a b"}',
    token: { accessToken: 'A', scope: 'a b' },
  },
  {
    title: 'nothing granted, a list',
    text: '{"access_token":"A","permissions":[]}',
    token: { accessToken: 'A', scope: '' },
  },
  {
    title: 'nothing granted, a text',
    text: '{"access_token":"A","permissions":""}',
    token: { accessToken: 'A', scope: '' },
  },
  {
    title: 'permissions of an unknown type',
    text: '{"access_token":"A","permissions":7}',
    token: { accessToken: 'A' },
  },
  {
    title: 'permissions that are not all texts',
    text: '{"access_token":"A","permissions":["a",7,"b c",null]}',
    token: { accessToken: 'A', scope: 'a' },
  },
  {
    title: 'long-lived',
    text: '{"access_token":"A","token_type":"bearer","expires_in":5183944}',
    token: { accessToken: 'A', expiresIn: 5183944 },
  },
  {
    title: 'a token type in capitals',
    text: '{"access_token":"A","token_type":"Bearer"}',
    token: { accessToken: 'A' },
  },
  {
    title: '2011-2020, with escaped slashes',
    text: String.raw`{"access_token":"1.a.b","user":{"username":"c","bio":"x","website":"http:\/\/w","profile_picture":"https:\/\/p\/1.jpg","full_name":"C","id":"1623444880"}}`,
    token: {
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
  },
  {
    title: 'a byte order mark is not in the text',
    text: '{"access_token":"A"}',
    token: { accessToken: 'A' },
  },
];

test.each(SHAPES)('a token reply is read: $title', ({ text, token }) => {
  expect(read(text)).toEqual(token);
});

describe('P-45: an id is exact, or absent', () => {
  test.each([
    { wire: '17841400774391123', id: '17841400774391123' },
    { wire: '"17841400774391123"', id: '17841400774391123' },
    { wire: '17841401313574613', id: '17841401313574613' },
    { wire: '27281358591558845', id: '27281358591558845' },
    { wire: '27640875392278831', id: '27640875392278831' },
    { wire: '36220564007528767', id: '36220564007528767' },
    { wire: '9007199254740991', id: '9007199254740991' },
    { wire: '9007199254740993', id: '9007199254740993' },
    { wire: '123456789012345678901234567890', id: '123456789012345678901234567890' },
    { wire: '1020', id: '1020' },
    { wire: '0', id: '0' },
    { wire: '1.7e16', id: undefined },
    { wire: '17841401313574613.0', id: undefined },
    { wire: '1.5', id: undefined },
    { wire: '-17841400774391123', id: undefined },
    { wire: '-1', id: undefined },
    { wire: '1e400', id: undefined },
    { wire: '"1.7e16"', id: undefined },
    { wire: '"12a"', id: undefined },
    { wire: '" 12"', id: undefined },
    { wire: '""', id: undefined },
    { wire: 'null', id: undefined },
    { wire: '{}', id: undefined },
    { wire: '["1"]', id: undefined },
  ])('P-45: the id $wire is read as $id', ({ wire, id }) => {
    expect(read(`{"access_token":"A","user_id":${wire}}`)).toEqual(
      id === undefined ? { accessToken: 'A' } : { accessToken: 'A', userId: id },
    );
  });
});

describe('a lifetime is a whole number of seconds, or absent', () => {
  test.each([
    { wire: '5183944', seconds: 5183944 },
    { wire: '"5183944"', seconds: 5183944 },
    { wire: '0', seconds: undefined },
    { wire: '-1', seconds: undefined },
    { wire: '3600.5', seconds: undefined },
    { wire: '1e309', seconds: undefined },
    { wire: '99999999999', seconds: undefined },
    { wire: '"3600s"', seconds: undefined },
    { wire: 'null', seconds: undefined },
  ])('the lifetime $wire is read as $seconds', ({ wire, seconds }) => {
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
])('P-42: no token is read from %s', (text) => {
  expect(read(text)).toBeUndefined();
});

test('the user of a reply keeps an exact id and plain fields of limited size', () => {
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

test('W-25: keys named __proto__ in a reply change nothing', () => {
  const text = '{"access_token":"A","__proto__":{"polluted":1},"user":{"__proto__":{"id":"1"}}}';
  const token = read(text);
  expect(token).toEqual({ accessToken: 'A', user: {} });
  expect(Object.getPrototypeOf(token?.user)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
