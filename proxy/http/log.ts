import type { Reason } from '../contract.ts';

/** One request. Every field is from a closed set or a number: nothing of it was written by a caller. */
export interface LogEntry {
  request_id: string;
  method: string;
  route: string;
  status: number;
  reason?: Reason | undefined;
  /** The token was given although its 60-day step failed, for this reason. */
  long_lived_reason?: Reason | undefined;
  instagram_ms: number;
  proxy_ms: number;
}

/** Takes a finished request's line. */
export type Log = (entry: LogEntry) => void;

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);

/** Names a method without repeating what a caller made up. */
export function loggedMethod(method: string): string {
  return METHODS.has(method) ? method : 'OTHER';
}

/** One line of JSON for a request. */
function toLine(entry: LogEntry): string {
  return JSON.stringify({ time: new Date().toISOString(), ...entry });
}

/** Prints one line of JSON for each request. */
export const printLog: Log = (entry) => {
  console.log(toLine(entry));
};

/** A log of another program's: when it fails, that costs no login its token. */
export function harmlessLog(log: Log): Log {
  return (entry) => {
    try {
      log(entry);
    } catch (error) {
      console.error('The log that was given to createProxy failed:', error);
    }
  };
}

/** Says once, at the start, what plain http costs the relay: only on loopback is it possible at all. */
export function printIssuerNote(issuer: string | undefined): void {
  if (issuer?.startsWith('http:')) {
    console.log(
      'ISSUER is plain http, so relay mode uses weaker cookies. Use it on loopback only.',
    );
  }
}

/** As long as a line may wait for others. */
const BATCH_MS = 20;

/**
 * The same, many lines to a write: on Node every write to a pipe is waited for.
 *
 * `flush` is for the end of the process; without it the lines of the last 20 ms are lost.
 */
export function createBatchedLog(): { log: Log; flush: () => void } {
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) console.log(lines.join('\n'));
    lines = [];
  };
  const log: Log = (entry) => {
    if (lines.length === 0) setTimeout(flush, BATCH_MS);
    lines.push(toLine(entry));
  };
  return { log, flush };
}
