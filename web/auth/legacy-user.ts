import type { LegacyUser } from '../../proxy/contract.ts';
import { fieldsOf, isId } from './token.ts';

/**
 * The user that the classic API sent along, as it came: plain fields, under names that no object has by itself.
 *
 * Nothing where there is none. Only the simulated Instagram has one, so what other pages load does without this.
 */
export function legacyUser(user: unknown): { user?: LegacyUser } {
  if (user === undefined) return {};
  const known = Object.entries(fieldsOf(user)).filter(
    ([name, it]) =>
      !(name in Object.prototype) &&
      (name === 'id' ? isId(it) : /^(string|number|boolean)$/.test(typeof it)),
  );
  return { user: Object.fromEntries(known) as LegacyUser };
}
