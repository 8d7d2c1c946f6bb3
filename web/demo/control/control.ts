import type { Call } from '../call.ts';
import { parseFault } from './fault-input.ts';
import { json } from '../reply.ts';
import type { Simulation } from '../simulation/simulation.ts';

/**
 * `POST /_simulator`: steers a simulation that runs over HTTP. The body is JSON, with any of:
 *
 * - `advance`: seconds by which the clock moves on;
 * - `fault`: what goes wrong next, as in `fault.ts`, say
 *   `{"kind":"status","status":503,"path":"/access_token"}` or `{"kind":"delay","milliseconds":3000}`;
 * - `revoke`: an access token that is to die.
 *
 * Answers `{"now": milliseconds since 1970}`, or 400 and one sentence. It takes `application/json` only, which a page
 * of another origin cannot send here without a preflight, and that is not answered.
 */
export function control(call: Call, simulation: Simulation): Response {
  const wish = readJson(call);
  if (!wish) return refuse('Send a JSON object as application/json.');
  const { advance = 0, fault, revoke } = wish;
  if (typeof advance !== 'number' || !Number.isFinite(advance)) {
    return refuse('advance takes a number of seconds.');
  }
  const parsed = fault === undefined ? undefined : parseFault(fault);
  if (typeof parsed === 'string') return refuse(parsed);
  if (revoke !== undefined && typeof revoke !== 'string') return refuse('revoke takes a token.');
  simulation.advance(advance);
  if (parsed) simulation.fail(parsed);
  if (revoke !== undefined) simulation.revoke(revoke);
  return json({ now: simulation.now() });
}

/** `GET /_simulator/ledger`: for every code that was sent for exchange, `{"tried":…,"succeeded":…}`. */
export function showLedger(_call: Call, { ledger }: Simulation): Response {
  return json(Object.fromEntries(ledger));
}

function readJson({ headers, body }: Call): Record<string, unknown> | undefined {
  if (!(headers.get('content-type') ?? '').startsWith('application/json')) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}

function refuse(sentence: string): Response {
  return json({ error: sentence }, 400);
}
