import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a certificate for `localhost` that nobody trusts but who is given its file. */
export function createCertificate(): { file: string; key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const args = ['req', '-x509', ...kind, '-days', '2', ...subject];
  execFileSync('openssl', [...args, '-keyout', keyFile, '-out', file], { stdio: 'ignore' });
  return { file, key: readFileSync(keyFile), cert: readFileSync(file) };
}
