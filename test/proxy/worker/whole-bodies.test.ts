import { expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../proxy/instagram/upstream.ts';
import { wholeBodies } from '../../../proxy/worker/whole-bodies.ts';

async function bodyOf(headers: Record<string, string>) {
  const fetch = wholeBodies(() => Promise.resolve(new Response('{}', { status: 201, headers })));
  const init = { method: 'GET', headers: {}, whenLate: () => undefined } as const;
  return await fetch('https://graph.instagram.com/me', init as never);
}

test('an answer of a short declared length is taken as a whole', async () => {
  const { status, body } = await bodyOf({ 'content-length': '2' });
  expect(status).toBe(201);
  expect(new TextDecoder().decode(body as ArrayBuffer)).toBe('{}');
});

test.each([
  { what: 'too long', headers: { 'content-length': String(MAX_BODY_BYTES + 1) } },
  { what: 'packed', headers: { 'content-length': '2', 'content-encoding': 'gzip' } },
  { what: 'of undeclared length', headers: {} },
])('an answer that is $what is handed on to be counted as it comes', async ({ headers }) => {
  expect((await bodyOf(headers as Record<string, string>)).body).toBeInstanceOf(ReadableStream);
});
