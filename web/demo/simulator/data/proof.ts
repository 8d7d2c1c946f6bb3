import type { Call } from '../call.ts';
import { hmacSha256 } from '../hmac.ts';
import { graphError } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';
import type { PresentedToken } from '../token/graph-token.ts';

const MISSING = 'API calls from the server require an appsecret_proof argument';
const WRONG = 'Invalid appsecret_proof provided in the API argument';

/**
 * Refuses a call of Facebook Login without the proof where the app requires one, and one with a wrong proof anywhere.
 *
 * @see [Secure Graph API Calls](https://developers.facebook.com/docs/graph-api/guides/secure-requests)
 */
export async function refuseProof(
  { query }: Call,
  { value, issued: { app } }: PresentedToken,
  { random }: Simulation,
): Promise<Response | undefined> {
  const proof = query.get('appsecret_proof');
  const type = 'GraphMethodException';
  if (proof === null) {
    return app.proofRequired
      ? graphError({ message: MISSING, code: 100, type }, random)
      : undefined;
  }
  const expected = hex(await hmacSha256(app.clientSecret, value));
  return proof === expected ? undefined : graphError({ message: WRONG, code: 100, type }, random);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
