import { flatError, json } from './reply.ts';
import type { Simulation } from './state/simulation.ts';

/** What the classic API said before December 2016, runs of spaces included. */
const EARLY: Readonly<Record<string, string>> = {
  'Matching code was not found or was already used.': 'No matching code found.',
  'Redirect URI does not match registered redirect URI':
    'Redirect URI does not match registered             redirect URI',
};

/** An error of the classic API in the words, and with the order of keys, of the time that the switch names. */
export function classicError(
  message: string,
  { switches }: Simulation,
  code = 400,
  type = 'OAuthException',
): Response {
  if (switches.classicWords === 'late') return flatError(message, code, type);
  return json({ code, error_type: type, error_message: EARLY[message] ?? message }, code);
}

/** The same at the authorize step, whose HTTP status has not been reported. */
export function classicAuthorizeError(
  message: string,
  simulation: Simulation,
  code = 400,
  type = 'OAuthException',
): Response {
  const error = classicError(message, simulation, code, type);
  if (simulation.switches.classicStatus === 'code') return error;
  return new Response(error.body, { status: 200, headers: error.headers });
}
