import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { hmac, META_VECTOR, PAYLOAD, sign } from '../../support/signed-request.ts';
import {
  asForm,
  callbackEnv,
  CALLBACKS,
  FACEBOOK_SECRET,
  outcome,
  post,
} from '../../support/meta-callbacks.ts';

const [SIGNATURE = '', SEGMENT = ''] = META_VECTOR.split('.');
const json = JSON.stringify(PAYLOAD);

/** The first character of a part, changed. */
const flip = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);

/** Bodies that Meta has not signed. */
const REFUSED: { title: string; body: string }[] = [
  { title: 'an empty body', body: '' },
  { title: 'an empty field', body: 'signed_request=' },
  { title: 'another field', body: `signed=${META_VECTOR}` },
  { title: 'the field twice', body: `${asForm(META_VECTOR)}&${asForm(META_VECTOR)}` },
  { title: 'the field twice, once empty', body: `${asForm(META_VECTOR)}&signed_request=` },
  { title: 'JSON', body: JSON.stringify({ signed_request: META_VECTOR }) },
  { title: 'a changed signature', body: asForm(`${flip(SIGNATURE)}.${SEGMENT}`) },
  { title: 'a changed payload', body: asForm(`${SIGNATURE}.${flip(SEGMENT)}`) },
  { title: 'a third part', body: asForm(`${META_VECTOR}.x`) },
  { title: 'no signature', body: asForm(`.${SEGMENT}`) },
  { title: 'padding that was not signed', body: asForm(`${META_VECTOR}==`) },
  { title: 'the payload in standard base64', body: asForm(`${SIGNATURE}.${btoa(json)}=`) },
  { title: 'the payload, encoded again', body: asForm(`${SIGNATURE}.${btoa(SEGMENT)}`) },
  { title: 'a signature of the decoded JSON', body: asForm(`${hmac(json)}.${SEGMENT}`) },
  { title: 'the secret of another app', body: asForm(sign(PAYLOAD, 'another_secret')) },
  { title: 'the algorithm none', body: asForm(sign({ ...PAYLOAD, algorithm: 'none' })) },
  { title: 'HMAC-SHA1', body: asForm(sign({ ...PAYLOAD, algorithm: 'HMAC-SHA1' })) },
  { title: 'no algorithm', body: asForm(sign({ user_id: '218471' })) },
  { title: 'a list of algorithms', body: asForm(sign({ ...PAYLOAD, algorithm: ['HMAC-SHA256'] })) },
  { title: 'no user', body: asForm(sign({ algorithm: 'HMAC-SHA256' })) },
  { title: 'markup for a user', body: asForm(sign({ ...PAYLOAD, user_id: '<script>' })) },
];

onBothRuntimes(callbackEnv, (test) => {
  test('P-55: a signature with padding is accepted, and so is one with either app’s secret', async ({
    proxy,
  }) => {
    const facebook = sign(PAYLOAD, FACEBOOK_SECRET);
    for (const text of [`${SIGNATURE}=.${SEGMENT}`, facebook]) {
      for (const path of CALLBACKS)
        expect((await post(proxy, path, asForm(text))).status).toBe(200);
    }
  });

  test.for(REFUSED)(
    'P-55: every unsigned body gets the same refusal: $title',
    async ({ body }, { proxy }) => {
      for (const path of CALLBACKS) {
        const reply = await post(proxy, path, body);
        expect(reply).toMatchObject({
          status: 400,
          json: {
            error: 'invalid_request',
            reason: 'malformed_request',
            error_description:
              'The body must contain one signed_request, signed with the app secret.',
          },
        });
        expect(Object.keys(reply.json)).toHaveLength(4);
      }
    },
  );

  test('P-55: a body that is compressed, too large or not a form is refused', async ({ proxy }) => {
    const vector = asForm(META_VECTOR);
    const large = `${vector}&x=${'a'.repeat(1024 * 1024)}`;
    for (const path of CALLBACKS) {
      for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
        const reply = await post(proxy, path, vector, { 'Content-Type': type });
        expect(outcome(reply)).toEqual([415, 'invalid_request', 'unsupported_media_type']);
      }
      const gzip = await post(proxy, path, vector, { 'Content-Encoding': 'gzip' });
      const chunked = await post(proxy, path, large.slice(0, 20_000), {
        'Transfer-Encoding': 'chunked',
      });
      expect([gzip.status, chunked.status]).toEqual([415, 413]);
    }
    expect(outcome(await post(proxy, '/deauthorize', large.slice(0, 20_000)))).toEqual([
      413,
      'invalid_request',
      'body_too_large',
    ]);
  });

  test('P-55: a signed request in the URL is refused', async ({ proxy }) => {
    const reply = await post(proxy, `/data-deletion?${asForm(META_VECTOR)}`, '');
    expect(outcome(reply)).toEqual([400, 'invalid_request', 'malformed_request']);
  });

  test('S2: the callbacks send nothing to Instagram', ({ upstream }) => {
    expect(upstream.arrivals).toEqual([]);
  });

  testAllReplies(test);
});
