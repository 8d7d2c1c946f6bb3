import type { Call } from '../call.ts';
import { json } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';
import { readWish } from './wishes.ts';

/**
 * `POST /_simulator`: steers a simulation that runs over HTTP. The body is JSON, with any of the wishes of
 * `wishes.ts`; all of them are checked before the first is granted.
 *
 * Answers `{"now": milliseconds since 1970}`, a token where one was wished for, or 400 and one sentence. It takes
 * `application/json` only, which a page of another origin cannot send here without a preflight, and that is not answered.
 */
export function control(call: Call, simulation: Simulation): Response {
  const body = readJson(call);
  if (!body) return refuse('Send a JSON object as application/json.');
  const wishes = Object.entries(body).map(([name, value]) => readWish(name, value, simulation));
  const fault = wishes.find((wish) => typeof wish === 'string');
  if (fault !== undefined) return refuse(fault);
  const answers = wishes.map((grant) => (typeof grant === 'string' ? {} : grant(simulation)));
  return json(Object.assign({ now: simulation.now() }, ...answers));
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
