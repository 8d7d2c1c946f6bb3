import type { Account } from '../state/accounts.ts';
import type { App } from '../state/apps.ts';
import { redirect, type AuthorizeRequest } from './request.ts';
import {
  codeRedirect,
  deniedRedirect,
  facebookTokenRedirect,
  legacyTokenRedirect,
} from './redirects.ts';
import type { Call } from '../call.ts';
import { issueCode, issueToken } from '../token/issue.ts';
import type { Simulation } from '../state/simulation.ts';
import { personalAccount } from './personal-account.ts';
import { stopLogin } from './stop.ts';
import { faultOf, FIRST_DATA_CALL, type Trouble } from './trouble.ts';
import { findTrouble } from './troubles.ts';

/** Who is connected with what, and what is to go wrong afterwards. */
interface Consent {
  account: Account;
  scopes: readonly string[];
  /** Asked for, and not granted. */
  declined: readonly string[];
  trouble: Trouble;
}

/** Sends the browser back with a code, a token or the person's no; or stops for an account that may not connect. */
export function decide(call: Call, request: AuthorizeRequest, simulation: Simulation): Response {
  if (call.form?.get('decision') !== 'allow')
    return redirect(deniedRedirect(request, simulation.switches));
  simulation.advance(Number(call.form.get('clock')) || 0);
  const consent = readConsent(call, request, simulation);
  const refused = refuseAccount(call, request, consent, simulation);
  if (refused) return refused;
  const back = request.responseType === 'code' ? withCode : withToken;
  return redirect(back(request, consent, simulation));
}

/** A form with nothing but the decision takes the page's defaults, for scripts. */
function readConsent({ form }: Call, request: AuthorizeRequest, simulation: Simulation): Consent {
  const trouble = findTrouble(form?.get('trouble') ?? null, request.app.dialect);
  const chosen = simulation.accounts.find(({ username }) => username === form?.get('account'));
  const [first] = simulation.accounts;
  const account = chosen ?? first;
  if (!account) throw new Error('The simulation has no accounts. Pass at least one.');
  const choosable = form?.has('account') === true && request.app.dialect !== 'legacy';
  const before = request.rerequest ? [] : declinedBefore(request.app, account, simulation);
  const asked = request.scopes.filter((scope) => !before.includes(scope));
  const ticked = choosable ? asked.filter((scope) => form.getAll('scope').includes(scope)) : asked;
  const scopes = trouble.nothingGranted ? [] : ticked;
  const declined = request.scopes.filter((scope) => !scopes.includes(scope));
  return { account, trouble, scopes, declined };
}

/**
 * What a person declined at Facebook the last time: its dialog asks for it again with `auth_type=rerequest` only.
 *
 * @see [Re-asking for declined permissions](https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow)
 */
function declinedBefore(
  app: App,
  account: Account,
  { codes, tokens }: Simulation,
): readonly string[] {
  if (app.dialect !== 'facebook') return [];
  const past = [...codes.values(), ...tokens.values()].filter(
    (one) => one.app === app && one.account === account,
  );
  const granted = past.flatMap(({ scopes }) => scopes);
  return past.flatMap(({ declined = [] }) => declined).filter((scope) => !granted.includes(scope));
}

function refuseAccount(
  call: Call,
  request: AuthorizeRequest,
  { account, trouble }: Consent,
  simulation: Simulation,
): Response | undefined {
  const { app } = request;
  const stranger = app.testers?.includes(account.username) === false;
  const stop = trouble.stop ?? (stranger ? 'tester' : undefined);
  if (stop) return stopLogin(stop, app.dialect, call, simulation);
  if (app.dialect !== 'instagram' || account.kind !== 'personal') return undefined;
  return simulation.switches.personalAccount === 'denied'
    ? redirect(deniedRedirect(request, simulation.switches))
    : personalAccount(call, account, simulation);
}

function withCode(request: AuthorizeRequest, consent: Consent, simulation: Simulation): string {
  const { app } = request;
  const { account, scopes, declined, trouble } = consent;
  const { expired = false, spent = false, elsewhere, fate } = trouble;
  const redirectUri = elsewhere ? `${request.redirectUri}elsewhere` : request.redirectUri;
  const grant = { app, account, redirectUri, scopes, declined, spent, ...(fate ? { fate } : {}) };
  const code = issueCode(simulation, grant, expired);
  const fault = faultOf(trouble, app.dialect);
  if (fault) simulation.fail({ ...fault, code });
  return codeRedirect(request, code);
}

function withToken(request: AuthorizeRequest, consent: Consent, simulation: Simulation): string {
  const { app } = request;
  const { account, scopes, declined, trouble } = consent;
  const fate = trouble.expired ? 'expired' : trouble.fate;
  const grant = { app, account, scopes, declined, lifetime: 'short' } as const;
  const token = issueToken(simulation, { ...grant, ...(fate ? { fate } : {}) });
  const fault = faultOf(trouble, app.dialect);
  if (fault) simulation.fail({ path: FIRST_DATA_CALL[app.dialect], ...fault, token });
  if (app.dialect === 'legacy') return legacyTokenRedirect(request, token, simulation.switches);
  const longLived = request.onboarding
    ? issueToken(simulation, { ...grant, lifetime: 'long', ...(fate ? { fate } : {}) })
    : null;
  const nowMs = simulation.now();
  return facebookTokenRedirect(request, { token, longLived, nowMs }, simulation.switches);
}
