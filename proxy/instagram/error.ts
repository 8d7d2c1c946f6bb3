/** Pure. Where Meta puts an error. */
import { isJsonObject, type JsonObject } from '../json.ts';

/** Meta's own words, as they came: not to be shown or logged before `redact`. */
export interface RawProviderError {
  type?: string;
  code?: number;
  subcode?: number;
  message?: string;
  /** Meta's own word that it is its trouble and will pass. */
  isTransient?: boolean;
  fbtraceId?: string;
}

const string = (value: unknown) => (typeof value === 'string' ? value : undefined);
const integer = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;

/** Leaves out what is undefined: the contract's fields are absent, never null. */
function compact(error: { [K in keyof RawProviderError]: RawProviderError[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(error).filter(([, value]) => value !== undefined),
  ) satisfies RawProviderError;
}

function fromGraph(error: JsonObject): RawProviderError {
  return compact({
    type: string(error.type),
    code: integer(error.code),
    subcode: integer(error.error_subcode),
    message: string(error.message),
    fbtraceId: string(error.fbtrace_id),
    isTransient: error.is_transient === true ? true : undefined,
  });
}

function fromFlat(error: JsonObject): RawProviderError {
  return compact({
    type: string(error.error_type) ?? string(error.error),
    code: integer(error.code),
    message:
      string(error.error_message) ?? string(error.error_description) ?? string(error.message),
  });
}

const isThere = (value: unknown) => value !== undefined && value !== null;

/**
 * Finds an error in a reply, whatever its HTTP status: Graph's envelope, the flat one of api.instagram.com,
 * the `meta` of the 2011-2020 data calls, the `status` of instagram.com's own app, or RFC 6749's.
 *
 * @see [Handling errors](https://developers.facebook.com/docs/graph-api/guides/error-handling)
 */
export function parseProviderError(reply: JsonObject): RawProviderError | undefined {
  if (isJsonObject(reply.error)) return fromGraph(reply.error);
  if (isThere(reply.error) || isThere(reply.error_type) || isThere(reply.error_message)) {
    return fromFlat(reply);
  }
  if (reply.status === 'fail') return fromFlat(reply);
  const { meta } = reply;
  return isJsonObject(meta) && (isThere(meta.error_type) || isThere(meta.error_message))
    ? fromFlat(meta)
    : undefined;
}
