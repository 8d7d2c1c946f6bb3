import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';

/** One permission: whether it was asked for, and granted; `granted` is absent where it is not known. */
export interface Permission {
  name: string;
  granted?: boolean;
}

/**
 * The permissions that were asked for beside those that were granted, the asked ones first.
 *
 * Does not know what was asked of a token that came from elsewhere: what this page would ask stands for it.
 */
export function permissionsOf({ scopes, provider }: Token, { providers }: Config): Permission[] {
  const asked = providers[provider]?.scopes ?? [];
  if (scopes === undefined) return asked.map((name) => ({ name }));
  const names = new Set([...asked, ...scopes]);
  return [...names].map((name) => ({ name, granted: scopes.includes(name) }));
}

/** Whether all permissions or some of them were not granted; undefined when none is missing, or Instagram did not say. */
export function lackOf(permissions: readonly Permission[]): 'all' | 'some' | undefined {
  const granted = permissions.map((permission) => permission.granted);
  if (!granted.includes(false)) return undefined;
  return granted.includes(true) ? 'some' : 'all';
}
