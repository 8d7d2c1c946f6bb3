import type { App, Dialect } from '../apps.ts';
import type { IssuedCode, IssuedToken, Simulation } from '../simulation/simulation.ts';

const HOUR_MS = 3_600_000;
/** What `expires_in` of a 60-day token says, in seconds. */
export const LONG_LIVED_S = 5_183_944;

/** Gives out a code: one use, one hour. */
export function issueCode(
  simulation: Simulation,
  grant: Omit<IssuedCode, 'expiresAt' | 'spent'>,
  expired = false,
): string {
  const { random, now, codes } = simulation;
  const legacy = grant.app.dialect === 'legacy';
  const code = legacy ? random.hex(32) : `AQ${random.text(6)}-${random.text(60)}`;
  codes.set(code, { ...grant, expiresAt: now() + (expired ? 0 : HOUR_MS), spent: false });
  return code;
}

type Grant = Pick<IssuedToken, 'app' | 'account' | 'scopes'> & { lifetime: 'short' | 'long' };

/** Gives out a token in its family's form; the classic API's never expires on its own. */
export function issueToken(simulation: Simulation, grant: Grant, expired = false): string {
  const { now, tokens } = simulation;
  const issuedAt = now();
  const lifetimeMs = grant.lifetime === 'short' ? HOUR_MS : LONG_LIVED_S * 1000;
  const endless = grant.app.dialect === 'legacy' && !expired;
  const token = TOKEN_FORM[grant.app.dialect](simulation, grant);
  tokens.set(token, {
    app: grant.app,
    account: grant.account,
    scopes: grant.scopes,
    lifetime: grant.lifetime,
    issuedAt,
    ...(endless ? {} : { expiresAt: issuedAt + (expired ? 0 : lifetimeMs) }),
    revoked: false,
  });
  return token;
}

const TOKEN_FORM: Record<Dialect, (simulation: Simulation, grant: Grant) => string> = {
  instagram: ({ random }) => `IGAA${random.text(140)}ZDZD`,
  facebook: ({ random }) => `EAA${random.text(150)}ZDZD`,
  legacy: ({ random }, { app, account }) =>
    `${account.legacyId}.${clientPart(app)}.${random.hex(32)}`,
};

const clientPart = (app: App): string => app.clientId.slice(0, 7);
