import { describe, expect, test } from 'vitest';
import { parseEnv } from '../../../proxy/config/config.ts';
import { findPreviewFault, isPublicSuffix } from '../../../proxy/node/public-suffix.ts';
import { deployDry } from '../../support/deployment.ts';
import { runToExit } from '../../support/proxy.ts';
import { relayEnv } from '../../support/relay.ts';

/** Suffixes of three labels and more, which only the list knows. Any person can register a name below them. */
const ANYBODYS = [
  's3.amazonaws.com',
  's3.dualstack.eu-west-1.amazonaws.com',
  // Wildcard rules: every name below is a suffix itself.
  'compute.amazonaws.com',
  'eu-west-1.compute.amazonaws.com',
  'elb.amazonaws.com',
  'r.appspot.com',
  'blob.core.windows.net',
  'web.core.windows.net',
  // The exception city.kawasaki.jp has one owner, its neighbours do not.
  'other.kawasaki.jp',
  'chiyoda.tokyo.jp',
  'gs.svalbard.no',
];

describe('a preview pattern below a public suffix', () => {
  test.each(ANYBODYS)(
    'the preview pattern *.%s is refused, because any person can register a name there',
    (host) => {
      const env = relayEnv('http://localhost:1', { PREVIEW_REDIRECT_URIS: `https://*.${host}/` });
      const parsed = parseEnv(env, isPublicSuffix);
      expect(parsed).toMatchObject({ ok: false, faults: [{ variable: 'PREVIEW_REDIRECT_URIS' }] });
    },
  );

  test.each([
    'my-site.pages.dev',
    'city.kawasaki.jp',
    'preview.example.co.uk',
    'a.my-bucket.s3.amazonaws.com',
  ])('the preview pattern *.%s is accepted, because it has one owner', (host) => {
    expect(findPreviewFault(`https://*.${host}/`)).toBeUndefined();
  });

  test('the Node proxy does not start with a public suffix as its preview pattern, and names the variable', async () => {
    const env = relayEnv('http://localhost:1', {
      PREVIEW_REDIRECT_URIS: 'https://*.my-site.pages.dev/,https://*.s3.amazonaws.com/',
    });
    const { code, stderr } = await runToExit(env);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'PREVIEW_REDIRECT_URIS pattern 2 of 2 allows names that anyone can register',
    );
  });

  test('a public suffix as the preview pattern is not deployed', async () => {
    const { code, output } = await deployDry({
      PREVIEW_REDIRECT_URIS: 'https://*.compute.amazonaws.com/',
    });
    expect(code).toBe(1);
    expect(output).toContain(
      'PREVIEW_REDIRECT_URIS pattern 1 of 1 allows names that anyone can register',
    );
  });
});
