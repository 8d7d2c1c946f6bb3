import type { Account } from '../accounts.ts';
import { redirect, type AuthorizeRequest } from './request.ts';
import {
  codeRedirect,
  deniedRedirect,
  facebookTokenRedirect,
  legacyTokenRedirect,
} from './redirects.ts';
import { invalidRequest } from './instagram.ts';
import type { Dialect } from '../apps.ts';
import { facebookStop, FEATURE_UNAVAILABLE } from './facebook.ts';
import type { Call } from '../call.ts';
import { html, htmlPage, SIMULATION_NOTE } from '../pages/html.ts';
import { issueCode, issueToken } from '../token/issue.ts';
import { flatError } from '../reply.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { findTrouble, type Trouble } from './trouble.ts';

/** Who is connected with what, and what is to go wrong afterwards. */
interface Consent {
  account: Account;
  scopes: readonly string[];
  trouble: Trouble;
}

/** Sends the browser back with a code, a token or the person's no; or stops for an account that may not connect. */
export function decide(call: Call, request: AuthorizeRequest, simulation: Simulation): Response {
  if (call.form?.get('decision') !== 'allow')
    return redirect(deniedRedirect(request, simulation.switches));
  const consent = readConsent(call, request, simulation);
  const refused = refuseAccount(call, request, consent.account, simulation);
  if (refused) return refused;
  const back = request.responseType === 'code' ? withCode : withToken;
  return redirect(back(request, consent, simulation));
}

/** A form with nothing but the decision takes the page's defaults, for scripts. */
function readConsent({ form }: Call, request: AuthorizeRequest, simulation: Simulation): Consent {
  const trouble = findTrouble(form?.get('trouble') ?? null);
  const chosen = simulation.accounts.find(({ username }) => username === form?.get('account'));
  const [first] = simulation.accounts;
  const account = chosen ?? first;
  if (!account) throw new Error('The simulation has no accounts: pass at least one.');
  const choosable = form?.has('account') === true && request.app.dialect !== 'legacy';
  const ticked = choosable
    ? request.scopes.filter((scope) => form.getAll('scope').includes(scope))
    : request.scopes;
  return { account, trouble, scopes: trouble.nothingGranted ? [] : ticked };
}

function refuseAccount(
  call: Call,
  { app }: AuthorizeRequest,
  account: Account,
  simulation: Simulation,
): Response | undefined {
  if (app.testers?.includes(account.username) === false) {
    return REFUSE_STRANGER[app.dialect](call, simulation);
  }
  const refused = app.dialect === 'instagram' && account.kind === 'personal';
  return refused ? personalAccount(account, simulation) : undefined;
}

const REFUSE_STRANGER: Record<Dialect, (call: Call, simulation: Simulation) => Response> = {
  instagram: (call, simulation) => invalidRequest(call, simulation, 'Insufficient developer role'),
  facebook: (_, simulation) => facebookStop(FEATURE_UNAVAILABLE, simulation),
  legacy: () =>
    flatError('You are not a sandbox user of this client', 403, 'OAuthForbiddenException'),
};

/** What Instagram really says here is not known; the words are ours, and there is no way back to the app. */
function personalAccount({ username }: Account, { random }: Simulation): Response {
  return htmlPage({
    title: 'A personal account cannot be connected (simulated Instagram)',
    nonce: random.hex(32),
    status: 400,
    body: html`${SIMULATION_NOTE}
      <h1>A personal account cannot be connected</h1>
      <p>
        @${username} is a personal account. Only professional accounts, that is creators and
        businesses, can log in here. Switching is free, in the account's settings.
      </p>
      <p>Go back in your browser to choose somebody else.</p>`,
  });
}

function withCode(request: AuthorizeRequest, consent: Consent, simulation: Simulation): string {
  const { app, redirectUri } = request;
  const { account, scopes, trouble } = consent;
  const code = issueCode(simulation, { app, account, redirectUri, scopes }, trouble.expired);
  if (trouble.fault) simulation.fail({ ...trouble.fault, code });
  return codeRedirect(request, code);
}

function withToken(request: AuthorizeRequest, consent: Consent, simulation: Simulation): string {
  const { app } = request;
  const { account, scopes, trouble } = consent;
  const grant = { app, account, scopes, lifetime: 'short' } as const;
  const token = issueToken(simulation, grant, trouble.expired);
  const path = app.dialect === 'legacy' ? '/v1/users/self' : '/me';
  if (trouble.fault) simulation.fail({ ...trouble.fault, path });
  if (app.dialect === 'legacy') return legacyTokenRedirect(request, token, simulation.switches);
  const longLived = request.onboarding
    ? issueToken(simulation, { ...grant, lifetime: 'long' })
    : null;
  return facebookTokenRedirect(request, { token, longLived, nowMs: simulation.now() });
}
