import type { App, Dialect } from '../state/apps.ts';
import type { IssuedCode, IssuedToken, Simulation } from '../state/simulation.ts';

const HOUR_MS = 3_600_000;
/** Gives out a code: one use, one hour. */
export function issueCode(
  simulation: Simulation,
  grant: Omit<IssuedCode, 'code' | 'expiresAt'>,
  expired = false,
): string {
  const { random, now, codes } = simulation;
  const legacy = grant.app.dialect === 'legacy';
  const code = legacy ? random.hex(32) : `AQ${random.text(6)}-${random.text(60)}`;
  codes.set(code, { ...grant, code, expiresAt: now() + (expired ? 0 : HOUR_MS) });
  return code;
}

type Grant = Pick<
  IssuedToken,
  'code' | 'app' | 'account' | 'scopes' | 'declined' | 'lifetime' | 'fate'
>;

/** Gives out a token in its family's form; the classic API's never expires on its own. */
export function issueToken(simulation: Simulation, grant: Grant): string {
  const { now, tokens, switches } = simulation;
  const { code, app, account, scopes, declined, lifetime, fate } = grant;
  const issuedAt = now();
  const met = lifetime === 'short' && code !== undefined ? undefined : fate;
  const lifetimeMs = lifetime === 'short' ? HOUR_MS : switches.longLivedSeconds * 1000;
  const endless = app.dialect === 'legacy' && met !== 'expired';
  const token = TOKEN_FORM[app.dialect](simulation, grant);
  tokens.set(token, {
    ...{ app, account, scopes, lifetime, issuedAt },
    ...(endless ? {} : { expiresAt: issuedAt + (met === 'expired' ? 0 : lifetimeMs) }),
    revoked: met === 'revoked',
    ...(fate ? { fate } : {}),
    ...(code === undefined ? {} : { code }),
    ...(declined === undefined ? {} : { declined }),
  });
  return met === 'cut' ? token.slice(0, -CUT_AWAY) : token;
}

/** Characters that are missing from a token that is cut short. */
const CUT_AWAY = 20;

const TOKEN_FORM: Record<Dialect, (simulation: Simulation, grant: Grant) => string> = {
  instagram: ({ random }) => `IGAA${random.text(140)}ZDZD`,
  facebook: ({ random }) => `EAA${random.text(150)}ZDZD`,
  legacy: ({ random }, { app, account }) =>
    `${account.legacyId}.${clientPart(app)}.${random.hex(32)}`,
};

const clientPart = (app: App): string => app.clientId.slice(0, 7);
