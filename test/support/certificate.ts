import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** Makes a certificate for `localhost` that is trusted only by programs that are given its file. */
export async function createCertificate(): Promise<{ file: string; key: string; cert: string }> {
  const extensions = [
    { name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: 'localhost' }] },
  ];
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    extensions,
  });
  const file = join(mkdtempSync(join(tmpdir(), 'latchkey-')), 'cert.pem');
  writeFileSync(file, cert);
  return { file, key, cert };
}
