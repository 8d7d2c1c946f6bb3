import { codeOf } from './ledger.ts';
import { presented } from '../token/graph-token.ts';
import type { Call } from '../call.ts';
import type { Fault, TokenShape } from './fault.ts';
import { errorReply } from './error-reply.ts';
import { throttledReply } from './throttled.ts';
import type { Simulation } from './simulation.ts';

const RESET = 'connection reset by the simulation';

/** Whether an error is a connection that a `reset` fault ended, and no bug. */
export function isReset(error: unknown): boolean {
  return error instanceof TypeError && error.cause === RESET;
}

/**
 * Answers a call by `answer`, with the first waiting fault that fits it.
 *
 * Rejects with a `TypeError` on `reset` and with the signal's reason when the request is aborted.
 */
export async function answerWithFault(
  call: Call,
  simulation: Simulation,
  signal: AbortSignal,
  answer: (tokenShape: TokenShape) => Response | Promise<Response>,
): Promise<Response> {
  const fault = takeFault(call, simulation);
  const shape = fault?.kind === 'shape' ? fault.shape : simulation.switches.tokenShape;
  if (fault?.when !== 'after' && fault && NEEDS_NO_ANSWER.has(fault.kind)) {
    return spoil(fault, () => answer(shape), { call, simulation, signal });
  }
  const whole = await answer(shape);
  return fault ? spoil(fault, () => whole, { call, simulation, signal }) : whole;
}

const NEEDS_NO_ANSWER: ReadonlySet<Fault['kind']> = new Set([
  'status',
  'error',
  'throttled',
  'delay',
  'stall',
  'reset',
]);

interface Surroundings {
  call: Call;
  simulation: Simulation;
  signal: AbortSignal;
}

/** Replaces, delays or cuts the answer; `answer` is asked only where the fault lets it through. */
async function spoil(
  fault: Fault,
  answer: () => Response | Promise<Response>,
  at: Surroundings,
): Promise<Response> {
  switch (fault.kind) {
    case 'status':
      return statusReply(fault);
    case 'error':
      return errorReply(fault, at.call, at.simulation);
    case 'throttled':
      return throttledReply(at.call, at.simulation);
    case 'delay':
      await Promise.race([at.simulation.sleep(fault.milliseconds), aborted(at.signal)]);
      return answer();
    case 'stall':
      return aborted(at.signal);
    case 'reset':
      throw new TypeError('fetch failed', { cause: RESET });
    case 'stalled_body':
      return halved(await answer(), { closed: false });
    case 'truncated':
      return halved(await answer(), { closed: true });
    case 'shape':
      return answer();
  }
}

function takeFault(call: Call, { faults, tokens }: Simulation): Fault | undefined {
  const used = presented(call) ?? call.query.get('fb_exchange_token') ?? undefined;
  const exchanged = codeOf(call);
  const origin = tokens.get(used ?? '')?.code;
  const index = faults.findIndex(
    ({ path, code, token, grant }) =>
      (grant === undefined || grant === call.query.get('grant_type')) &&
      (path === undefined || path === call.path) &&
      (code === undefined || code === exchanged || (path !== undefined && code === origin)) &&
      (token === undefined || token === used),
  );
  const fault = faults[index];
  if (!fault) return undefined;
  const left = (fault.times ?? 1) - 1;
  if (left > 0) faults[index] = { ...fault, times: left };
  else faults.splice(index, 1);
  return fault;
}

function statusReply(fault: Extract<Fault, { kind: 'status' }>): Response {
  const type = fault.contentType ?? (fault.body === undefined ? 'text/html' : 'application/json');
  return new Response(fault.body ?? '<!doctype html><title>Error</title>Oops, an error occurred.', {
    status: fault.status,
    headers: { 'content-type': `${type}; charset=utf-8`, ...fault.headers },
  });
}

async function halved(whole: Response, end: { closed: boolean }): Promise<Response> {
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const half = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      if (end.closed) controller.close();
    },
  });
  return new Response(half, { status: whole.status, headers: whole.headers });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}
