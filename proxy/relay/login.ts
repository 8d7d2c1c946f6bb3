/** What the relay keeps of a login, in seals that others carry: it stores nothing itself. */
import { encodeBase64url } from '../crypto/base64url.ts';
import { isJsonObject } from '../json.ts';
import type { RelayConfig } from '../config/relay.ts';
import { LOGIN_S, type Binding } from './cookie.ts';
import { createSeals, type Purpose, type SealDeps } from '../crypto/seal.ts';

/** What the relay takes from the world; `epochMs` is the time of day, since other instances read it too. */
export interface RelayDeps extends SealDeps {
  epochMs: () => number;
}

/** A login that went to Instagram: the sealed `state`. */
interface Login extends Binding {
  redirectUri: string;
  /** The same, or empty when the client named none: then the token request need not either. */
  namedUri: string;
  challenge: string;
  state?: string | undefined;
}

/** A login that came back: the sealed code. */
interface SealedCode extends Pick<Login, 'namedUri' | 'challenge'> {
  /** Instagram's own. */
  code: string;
  clientId: string;
}

/** Seals and opens logins and codes; what is too old, of the future or not whole opens as nothing. */
export interface LoginSeals {
  newBinding(): Binding;
  sealLogin(login: Login): Promise<string>;
  openLogin(sealed: string): Promise<Login | undefined>;
  sealCode(code: SealedCode): Promise<string>;
  openCode(sealed: string): Promise<SealedCode | undefined>;
}

type LoginPurpose = Extract<Purpose, 'state' | 'code'>;

/** Seconds that a sealed code is valid. */
const CODE_S = 60;
/** Seconds by which the clocks of two instances may differ. */
const SKEW_S = 5;

const LIFETIMES_S: Readonly<Record<LoginPurpose, number>> = {
  state: LOGIN_S,
  code: CODE_S + SKEW_S,
};

/** An instance of another version may have sealed it: whatever is missing makes it nothing. */
function pick<Name extends string>(
  payload: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Record<Name, string> | undefined {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = payload[name];
    if (typeof value !== 'string') return undefined;
    found[name] = value;
  }
  return isWhole(found, names) ? found : undefined;
}

function isWhole<Name extends string>(
  found: Partial<Record<Name, string>>,
  names: readonly Name[],
): found is Record<Name, string> {
  return names.every((name) => found[name] !== undefined);
}

/** Opens what any instance with one of the keys has sealed. */
export function createLoginSeals(config: RelayConfig, deps: RelayDeps): LoginSeals {
  const { epochMs, randomBytes } = deps;
  const seals = createSeals(deps, config.sealingKeys, config.issuer);
  const nowS = () => Math.floor(epochMs() / 1000);
  const token = (length: number) => encodeBase64url(randomBytes(length));

  async function open(purpose: LoginPurpose, sealed: string) {
    const payload = await seals.open(purpose, sealed);
    if (!isJsonObject(payload) || typeof payload.iat !== 'number') return undefined;
    const ageS = nowS() - payload.iat;
    return ageS >= -SKEW_S && ageS <= LIFETIMES_S[purpose] ? payload : undefined;
  }
  return {
    newBinding: () => ({
      login: `${nowS().toString(36).padStart(7, '0')}-${token(9)}`,
      browser: token(24),
    }),
    sealLogin: (login) => seals.seal('state', { ...login, iat: nowS() }),
    sealCode: (code) => seals.seal('code', { ...code, iat: nowS() }),
    async openLogin(sealed) {
      const payload = (await open('state', sealed)) ?? {};
      const login = pick(payload, ['login', 'browser', 'redirectUri', 'namedUri', 'challenge']);
      const { state } = payload;
      return login && { ...login, ...(typeof state === 'string' && { state }) };
    },
    async openCode(sealed) {
      const payload = (await open('code', sealed)) ?? {};
      return pick(payload, ['code', 'clientId', 'namedUri', 'challenge']);
    },
  };
}
