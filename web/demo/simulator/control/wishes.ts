import type { Account } from '../state/accounts.ts';
import type { Simulation } from '../state/simulation.ts';
import { parseSwitches } from '../state/switches.ts';
import { issueToken } from '../token/issue.ts';
import { parseFault } from './fault-input.ts';

/** Does what was wished for; what it gives back goes into the answer. */
type Grant = (simulation: Simulation) => object;

/** Reads one wish: how to grant it, or one sentence on what is wrong with it. */
type Read = (value: unknown, simulation: Simulation) => Grant | string;

const WISHES: Readonly<Record<string, Read>> = {
  // Seconds by which the clock moves on.
  advance: (value) =>
    typeof value === 'number' && Number.isFinite(value)
      ? doing(({ advance }) => advance(value))
      : 'advance must be a number of seconds.',
  // What goes wrong next, as in `fault.ts`: `{"kind":"status","status":503,"path":"/access_token"}`.
  fault: (value) => {
    const fault = parseFault(value);
    return typeof fault === 'string' ? fault : doing(({ fail }) => fail(fault));
  },
  // An access token that is to die.
  revoke: (value) =>
    typeof value === 'string' ? doing(({ revoke }) => revoke(value)) : 'revoke must be a token.',
  // From here on the same calls give the same codes and tokens.
  seed: (value) =>
    typeof value === 'number' && Number.isInteger(value)
      ? doing(({ reseed }) => reseed(value))
      : 'seed must be a whole number.',
  // What is not confirmed about Instagram, as in `switches.ts`.
  switches: (value) => {
    const switches = parseSwitches(value);
    return typeof switches === 'string'
      ? switches
      : doing((simulation) => Object.assign(simulation.switches, switches));
  },
  // The pages that may log in, at every app, in place of those before.
  redirectUris: (value) =>
    isTexts(value)
      ? doing(({ apps }) => apps.forEach((app) => (app.redirectUris = value)))
      : 'redirectUris must be a list of URLs.',
  // Who has accepted the invitation to test, at every app, in place of everyone.
  testers: (value) =>
    isTexts(value)
      ? doing(({ apps }) => apps.forEach((app) => (app.testers = value)))
      : 'testers must be a list of usernames.',
  // The 60-day token that the dashboard's “Generate token” gives for a username.
  token: (value, { accounts }) => {
    const account = accounts.find(({ username }) => username === value);
    return account ? (simulation) => generate(account, simulation) : 'token must be a username.';
  },
  // Forgets codes, tokens, ledger and faults, and puts the clock back.
  reset: (value) => (value === true ? doing(({ reset }) => reset()) : 'reset must be true.'),
};

/** Reads a wish by its name. */
export function readWish(name: string, value: unknown, simulation: Simulation): Grant | string {
  const read = Object.hasOwn(WISHES, name) ? WISHES[name] : undefined;
  return read?.(value, simulation) ?? `There is no ${name}. Use ${Object.keys(WISHES).join(', ')}.`;
}

/**
 * Gives out the token that an app's owner generates in the dashboard: of 60 days from the start.
 *
 * @see [Get started](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/get-started)
 */
export function generate(account: Account, simulation: Simulation): { token?: string } {
  const app = simulation.apps.find(({ dialect }) => dialect === 'instagram');
  if (!app) return {};
  const scopes = ['instagram_business_basic'];
  return { token: issueToken(simulation, { app, account, scopes, lifetime: 'long' }) };
}

function doing(change: (simulation: Simulation) => unknown): Grant {
  return (simulation) => {
    change(simulation);
    return {};
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
