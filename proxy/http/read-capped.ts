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
export type Body = ChunkStream | Uint8Array | null;

const whole = new TextDecoder('utf-8', { fatal: true });

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
  if (!('getReader' in body)) return readWhole(body, maxBytes);
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return finish(text, decoder);
    bytes += value?.byteLength ?? 0;
    const chunk = bytes > maxBytes ? 'too_large' : decode(decoder, value);
    if (typeof chunk === 'string') {
      // The rest is not waited for, nor the news that it was refused.
      void reader.cancel().catch(() => undefined);
      return chunk;
    }
    text += chunk.text;
  }
}

function readWhole(
  body: Uint8Array,
  maxBytes: number,
): { text: string } | 'too_large' | 'not_utf8' {
  if (body.byteLength > maxBytes) return 'too_large';
  try {
    return { text: whole.decode(body) };
  } catch {
    return 'not_utf8';
  }
}

function finish(
  text: string,
  decoder: InstanceType<typeof TextDecoder>,
): { text: string } | 'not_utf8' {
  const rest = decode(decoder);
  return typeof rest === 'string' ? rest : { text: text + rest.text };
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  value?: Uint8Array,
): { text: string } | 'not_utf8' {
  try {
    return { text: decoder.decode(value, { stream: value !== undefined }) };
  } catch {
    return 'not_utf8';
  }
}
