import type { ErrorCode, ErrorReply, ProviderError, Reason } from '../../proxy/contract.ts';
import { fieldsOf } from './token.ts';

/**
 * Reads the proxy's failure reply, field by field; undefined when it is not one.
 *
 * Does not look `error` and `reason` up: a newer proxy may have reasons that this page does not know, and what
 * shows them treats those as `internal`.
 *
 * @see [RFC 6749 section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export function parseErrorReply(value: unknown): ErrorReply | undefined {
  const { error, reason, error_description, request_id, provider_error } = fieldsOf(value);
  if (typeof error !== 'string' || typeof reason !== 'string') return undefined;
  return {
    error: error as ErrorCode,
    reason: reason as Reason,
    error_description: typeof error_description === 'string' ? error_description : '',
    request_id: typeof request_id === 'string' ? request_id : '',
    ...(provider_error === undefined ? {} : { provider_error: parseProviderError(provider_error) }),
  };
}

/** What each part of Instagram's own words is. */
const WORDS: Readonly<Record<keyof ProviderError, string>> = {
  type: 'string',
  code: 'number',
  subcode: 'number',
  message: 'string',
  fbtrace_id: 'string',
};

/** Reads Instagram's own words, field by field; what has the wrong type is left out. */
export function parseProviderError(value: unknown): ProviderError {
  const given = fieldsOf(value);
  const right = Object.entries(WORDS).filter(([name, type]) => typeof given[name] === type);
  return Object.fromEntries(right.map(([name]) => [name, given[name]]));
}
