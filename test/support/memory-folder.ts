import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder in the memory of the machine, where it is a file system: what is measured on a disk would be the disk. */
export function newMemoryFolder(name: string): string {
  const memory = '/dev/shm';
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), `latchkey-${name}-`));
}
