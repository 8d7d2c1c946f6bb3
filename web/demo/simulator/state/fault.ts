/** What can go wrong at Instagram on request, as data. */

/** The four shapes in which the token reply of Instagram Login has been seen or documented. */
export type TokenShape = 'data' | 'array' | 'bare' | 'string';

/** What happens instead of, or on top of, the answer. */
export type FaultKind =
  /** Any answer; without a body, an HTML page as an outage gives it. */
  | {
      kind: 'status';
      status: number;
      body?: string;
      contentType?: string;
      headers?: Record<string, string>;
    }
  /** An error that Instagram never gives by itself here, in the envelope of the endpoint's generation. */
  | {
      kind: 'error';
      message: string;
      /** The body's `code`; default 400 in the flat envelope and 100 in Graph's. */
      errorCode?: number;
      subcode?: number;
      /** Default `OAuthException`. */
      type?: string;
      /** The HTTP status; default 400. */
      status?: number;
    }
  /** Too many calls, in the envelope of the endpoint's generation, with the usage headers. */
  | { kind: 'throttled' }
  | { kind: 'delay'; milliseconds: number }
  /** No answer at all until the caller gives up. */
  | { kind: 'stall' }
  /** Headers and half of the body, then silence until the caller gives up. */
  | { kind: 'stalled_body' }
  /** The connection ends without an answer. */
  | { kind: 'reset' }
  /** Half of the body, ended as if it were whole. */
  | { kind: 'truncated' }
  | { kind: 'shape'; shape: TokenShape };

/** A fault and the requests it is meant for; used up after `times`. */
export type Fault = FaultKind & {
  /** Only this path (without a Graph version and a trailing slash), say `/oauth/access_token`. */
  path?: string;
  /** Only the exchange of this code; with a `path`, calls there with a token that came out of it. */
  code?: string;
  /** Only calls with this access token. */
  token?: string;
  /** Only calls with this `grant_type` on the query. */
  grant?: string;
  /**
   * `before` (default): the request has no effect, a code is not spent. `after`: it has, and only the answer is lost.
   * `stalled_body`, `truncated` and `shape` are always `after`.
   */
  when?: 'before' | 'after';
  /** How many requests it meets; default 1. */
  times?: number;
};
