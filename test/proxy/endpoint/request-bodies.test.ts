import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { ORIGIN, proxyEnv, send } from '../../support/proxy.ts';
import { raw } from '../../support/raw.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { CODE_BODY, FORM, outcomeOf, postBody } from '../../support/token-post.ts';

const CONTENT_TYPES: { type: string | undefined; status: number }[] = [
  { type: 'text/plain', status: 415 },
  { type: 'multipart/form-data; boundary=x', status: 415 },
  { type: 'application/json', status: 415 },
  { type: undefined, status: 415 },
  { type: `${FORM}, text/plain`, status: 415 },
  { type: `${FORM}; charset=utf-16`, status: 415 },
  { type: `${FORM}; charset=UTF-8`, status: 400 },
  { type: 'Application/X-WWW-Form-URLencoded; charset="utf-8"', status: 400 },
  { type: `${FORM};charset=utf-8`, status: 400 },
  { type: FORM, status: 400 },
];

onBothRuntimes(proxyEnv, (test) => {
  test.for(CONTENT_TYPES)(
    'P-10: a request of the content type $type is answered with $status',
    async ({ type, status }, { proxy }) => {
      const headers = { Origin: ORIGIN, ...(type === undefined ? {} : { 'Content-Type': type }) };
      const reply = await send(`${proxy.url}/token`, { method: 'POST', headers, body: 'a=b' });
      expect(reply.status).toBe(status);
    },
  );

  test('P-10: a request with two content types is refused', async ({ proxy }) => {
    const fields = 'grant_type=refresh_token&refresh_token=IGAAtwice';
    for (const types of [
      [FORM, 'text/plain'],
      ['text/plain', FORM],
    ]) {
      const answer = await raw(
        proxy.url,
        `POST /token HTTP/1.1\r\nHost: x\r\n${types.map((it) => `Content-Type: ${it}\r\n`).join('')}Content-Length: ${fields.length}\r\nConnection: close\r\n\r\n${fields}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4(?:00|15) /);
    }
  });

  test('P-12: a body that is compressed or not UTF-8 is refused', async ({ proxy }) => {
    const utf16 = await postBody(proxy, Buffer.from(CODE_BODY, 'utf16le'));
    const invalid = await postBody(
      proxy,
      Buffer.concat([Buffer.from(CODE_BODY), Buffer.from([0xff, 0xfe])]),
    );
    const gzip = await postBody(proxy, CODE_BODY, { 'Content-Encoding': 'gzip' });
    expect([utf16.status, invalid.status, gzip.status]).toEqual([400, 400, 415]);
  });

  test('P-13: a body past the limit is refused, with and without a declared length', async ({
    proxy,
  }) => {
    const declared = await postBody(proxy, 'a'.repeat(16 * 1024 + 1));
    const chunked = await postBody(proxy, 'a'.repeat(16 * 1024 + 1), {
      'Transfer-Encoding': 'chunked',
    });
    expect([outcomeOf(declared), outcomeOf(chunked)]).toEqual([
      [413, 'invalid_request', 'body_too_large'],
      [413, 'invalid_request', 'body_too_large'],
    ]);
  });

  test('P-13: a body is cut off at its declared length', async ({ proxy }) => {
    const fields = 'grant_type=refresh_token&refresh_token=IGAAlying';
    const answer = await raw(
      proxy.url,
      `POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: ${FORM}\r\nContent-Length: 10\r\nConnection: close\r\n\r\n${fields}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1 2/)).toBeNull();
  });

  test('S2: refused requests never reach Instagram', ({ upstream }) => {
    expect(upstream.count('C0DE')).toBe(0);
    expect(upstream.arrivals).toEqual([]);
  });

  testAllReplies(test);
});
