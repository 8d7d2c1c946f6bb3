import { consentPage } from './consent-page.ts';
import type { AuthorizeRequest } from './request.ts';
import { readFacebookAuthorize } from './facebook.ts';
import { readInstagramAuthorize } from './instagram.ts';
import { readLegacyAuthorize } from './legacy.ts';
import type { Call } from '../call.ts';
import { decide } from './decision.ts';
import { forPeople } from './for-people.ts';
import type { Simulation } from '../state/simulation.ts';

/** `GET /oauth/authorize` and `/dialog/oauth`: the consent page, or the refusal of the generation that the request belongs to. */
export function showConsent(call: Call, simulation: Simulation): Response | Promise<Response> {
  const request = readAuthorize(call, simulation);
  return request instanceof Response
    ? forPeople(call, request, simulation)
    : consentPage(call, request, simulation);
}

/** `POST` of the same: the person has chosen; the parameters are checked again, as the form may be old. */
export function takeDecision(call: Call, simulation: Simulation): Response | Promise<Response> {
  const request = readAuthorize(call, simulation);
  const answer = request instanceof Response ? request : decide(call, request, simulation);
  return forPeople(call, answer, simulation);
}

function readAuthorize(call: Call, simulation: Simulation): AuthorizeRequest | Response {
  if (call.path === '/dialog/oauth') return readFacebookAuthorize(call, simulation);
  const read = isOfToday(call) ? readInstagramAuthorize : readLegacyAuthorize;
  return read(call, simulation);
}

/** Ids of today are numbers, the classic ones were 32 hex digits; today's scopes give a broken id away. */
function isOfToday({ query }: Call): boolean {
  const scope = query.get('scope') ?? '';
  return /^\d+$/.test(query.get('client_id') ?? '') || scope.includes('instagram_business_');
}
