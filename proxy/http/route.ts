/** The one shape of a route, and what its handler answers with. */
import type { Context } from 'hono';
import type { Reason } from '../contract.ts';

/** An answer as its handler gives it; the edge adds what every answer has: see `createEdge`. */
export interface Reply {
  /** 200 where it is absent. */
  status?: number;
  /** Each takes the place of the edge's own, if it is spelled alike. */
  headers?: Readonly<Record<string, string>>;
  /** Written as JSON; a failure gets the ID of the request. */
  json?: object;
  /** What is no JSON, or is written already. */
  body?: string | ArrayBuffer;
  cookies?: readonly string[];
  /** Why it failed, for the log. */
  reason?: Reason;
  /** The token was given although its 60-day step failed, for this reason; for the log. */
  longLivedReason?: Reason | undefined;
  /** Milliseconds of waiting for Instagram. */
  instagramMs?: number;
}

/** Answers one request. What it throws is a bug, and becomes a 500. */
export type Handler = (c: Context) => Promise<Reply> | Reply;

/** Some origins, by name or by pattern. */
export type Origins = Pick<ReadonlySet<string>, 'has'>;

/** One path of the proxy. */
export interface Route {
  /** As Hono reads it and the log shows it: `/kept/:id`. */
  path: string;
  /** One handler for each method. `GET` answers `HEAD` too, and `OPTIONS` is answered for all of them. */
  methods: Readonly<Partial<Record<'GET' | 'POST' | 'DELETE', Handler>>>;
  /**
   * The pages whose scripts may ask and read; others are refused. Absent where browsers or servers come by themselves:
   * no script may read the answer then, and an `Origin` changes nothing.
   */
  readers?: Origins;
  /** The request header that such a script may set. */
  allowHeaders?: string;
  /** Whether the answer shows how long Instagram and the proxy took. */
  isTimed?: true;
}

/** What may be asked at a route, as `Allow` lists it. */
export function allowOf({ methods }: Route): string {
  const names = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
  return [...names, 'OPTIONS'].join(', ');
}
