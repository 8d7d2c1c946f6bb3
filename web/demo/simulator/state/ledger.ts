/** Counts the exchanges of every code, so that a test can show that a code was sent once. */

import type { Call } from '../call.ts';
import type { Simulation } from './simulation.ts';

/** The code that a call wants to exchange, if that is what it is for. */
export function codeOf(call: Call): string | undefined {
  if (call.path !== '/oauth/access_token') return undefined;
  return call.form?.get('code') ?? call.query.get('code') ?? undefined;
}

/** Counts an exchange as it arrives: before any fault, so that a lost reply still counts. */
export function countTry(call: Call, { ledger }: Simulation): void {
  const code = codeOf(call);
  if (code === undefined) return;
  const { tried, succeeded } = ledger.get(code) ?? { tried: 0, succeeded: 0 };
  ledger.set(code, { tried: tried + 1, succeeded });
}

/** Counts a token that came out of a code, whether or not the caller gets to see it. */
export function countSuccess(code: string, { ledger }: Simulation): void {
  const { tried, succeeded } = ledger.get(code) ?? { tried: 0, succeeded: 0 };
  ledger.set(code, { tried, succeeded: succeeded + 1 });
}
