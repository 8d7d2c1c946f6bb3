import { brotliCompressSync, gzipSync } from 'node:zlib';

/** The bytes of something that is sent: as they are, and compressed file by file at the best level. */
export interface Size {
  what: string;
  bytes: number;
  gzip: number;
  brotli: number;
}

/** Sums up some files. */
export function sizeOf(what: string, files: readonly Buffer[]): Size {
  const sum = (measure: (file: Buffer) => number) =>
    files.reduce((total, file) => total + measure(file), 0);
  return {
    what,
    bytes: sum((file) => file.byteLength),
    gzip: sum((file) => gzipSync(file, { level: 9 }).byteLength),
    brotli: sum((file) => brotliCompressSync(file).byteLength),
  };
}
