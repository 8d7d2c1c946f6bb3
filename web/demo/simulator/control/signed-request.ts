import type { Call } from '../call.ts';
import { hmacSha256 } from '../hmac.ts';
import { json } from '../reply.ts';
import type { Simulation } from '../state/simulation.ts';

/**
 * `GET /_simulator/signed-request?account=…&client_id=…`: the `signed_request` with which Meta would call an app's
 * deauthorize or data deletion address. Whose secret signs for Instagram Login is not known: `client_id` decides.
 *
 * Makes no request; the caller sends it.
 *
 * @see [Data Deletion Request Callback](https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback)
 */
export async function signedRequest({ query }: Call, simulation: Simulation): Promise<Response> {
  const { accounts, apps, now } = simulation;
  const app = apps.find(({ clientId }) => clientId === (query.get('client_id') ?? clientId));
  const account = accounts.find(({ username }) => username === query.get('account'));
  if (!app || !account) {
    return json({ error: 'Name an account, and a client_id of the front page.' }, 400);
  }
  const issued_at = Math.floor(now() / 1000);
  const payload = { algorithm: 'HMAC-SHA256', issued_at, user_id: account.id };
  const encoded = base64url(new TextEncoder().encode(JSON.stringify(payload)));
  const signature = base64url(await hmacSha256(app.clientSecret, encoded));
  return json({ signed_request: `${signature}.${encoded}` });
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
