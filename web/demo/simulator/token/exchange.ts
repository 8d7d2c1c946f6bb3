import type { Call } from '../call.ts';
import { exchangeInstagramCode } from './exchange-instagram.ts';
import { exchangeLegacyCode } from './exchange-legacy.ts';
import type { TokenShape } from '../state/fault.ts';
import type { Simulation } from '../state/simulation.ts';

/** `POST /oauth/access_token`: one address for today's and the classic API; the client id tells them apart. */
export function exchangeCode(call: Call, simulation: Simulation, shape: TokenShape): Response {
  if (call.headers.has('cookie')) return cookiesRefused();
  const form = fieldsOf(call, simulation);
  return isLegacy(call, simulation)
    ? exchangeLegacyCode(form, simulation)
    : exchangeInstagramCode(form, simulation, shape);
}

function fieldsOf({ form, query }: Call, { switches }: Simulation): URLSearchParams {
  const fromQuery = switches.tokenParameters === 'query' ? query : new URLSearchParams();
  return form ?? fromQuery;
}

/** A body that is no form is still looked at, to complain in the words of the right generation. */
function isLegacy({ form, body, url }: Call, { apps }: Simulation): boolean {
  const clientId = form?.get('client_id');
  if (clientId) return /^[0-9a-f]{32}$/.test(clientId);
  return apps.some(
    (app) => app.dialect === 'legacy' && `${url.search} ${body}`.includes(app.clientId),
  );
}

/** Instagram takes a POST with cookies for a browser that should not be here. */
function cookiesRefused(): Response {
  const page = '<!doctype html><html lang="en"><title>Error</title><p>Oops, an error occurred.</p>';
  return new Response(page, {
    status: 403,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
