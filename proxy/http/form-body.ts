import { readCapped } from './read-capped.ts';
import { fail, ok, type Result } from '../failure.ts';

/** A code, a token and three addresses are far smaller. */
const MAX_BODY_BYTES = 16 * 1024;

/** The one media type is far shorter, white space around its parameter included. */
const MAX_TYPE_CHARACTERS = 200;

/** Every run of white space is followed by what cannot be white space: there is one way to match, so it is linear. */
const FORM = /^application\/x-www-form-urlencoded\s*(?:;\s*(?:charset="?utf-8"?\s*(?:;\s*)?)?)?$/i;

/** True for the media type in any case, with no parameter but UTF-8. */
function isFormType(contentType: string): boolean {
  return contentType.length <= MAX_TYPE_CHARACTERS && FORM.test(contentType);
}

function isForm(headers: Headers): boolean {
  const encoding = headers.get('content-encoding');
  return (
    isFormType(headers.get('content-type') ?? '') &&
    (encoding === null || encoding.toLowerCase() === 'identity')
  );
}

/**
 * Reads the body of a form request as text, counting while it reads.
 *
 * Does not parse the form, and has no deadline: that is the platform's.
 */
export async function readFormBody(request: Request): Promise<Result<string>> {
  if (!isForm(request.headers)) return fail({ reason: 'unsupported_media_type' });
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > MAX_BODY_BYTES) return fail({ reason: 'body_too_large' });
  // HTTP/1.1 ends a body at its declared length, so that it can be taken as a whole: on Node twice as fast.
  const read = await (
    length === null
      ? readCapped(request.body, MAX_BODY_BYTES)
      : request.arrayBuffer().then((body) => readCapped(body, MAX_BODY_BYTES))
  )
    // A connection that breaks off halfway says nothing that could be answered better.
    .catch(() => 'broken' as const);
  if (read === 'broken') {
    return fail({ reason: 'malformed_request', problem: 'The body is incomplete.' });
  }
  if (read === 'too_large') return fail({ reason: 'body_too_large' });
  if (read === 'not_utf8') {
    return fail({ reason: 'malformed_request', problem: 'The body is not UTF-8.' });
  }
  return ok(read.text);
}
