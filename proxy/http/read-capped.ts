/** The part of a web stream's reader that is needed here. */
export interface ChunkReader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown>;
}

/** A body as web streams give it, or anything like it. */
export interface ChunkStream {
  getReader(): ChunkReader;
}

/** A body, in pieces or as a whole; null is an empty one. */
export type Body = ChunkStream | ArrayBuffer | Uint8Array | null;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a body up to a limit and as UTF-8 text, counting while it reads: a declared length is never believed.
 *
 * Rejects when the stream does. Does not end by itself: the deadline is the stream's.
 */
export async function readCapped(
  body: Body,
  maxBytes: number,
): Promise<{ text: string } | 'too_large' | 'not_utf8'> {
  if (body === null) return { text: '' };
  const bytes = 'getReader' in body ? await gather(body.getReader(), maxBytes) : body;
  if (bytes === undefined || bytes.byteLength > maxBytes) return 'too_large';
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return 'not_utf8';
  }
}

/** All pieces as one; undefined as soon as they are more than the limit. */
async function gather(reader: ChunkReader, maxBytes: number): Promise<ArrayBuffer | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return await new Blob(chunks).arrayBuffer();
    if (value === undefined) continue;
    bytes += value.byteLength;
    chunks.push(value as Uint8Array<ArrayBuffer>);
    if (bytes <= maxBytes) continue;
    // The rest is not waited for, nor the news that it was refused.
    void reader.cancel().catch(() => undefined);
    return undefined;
  }
}
