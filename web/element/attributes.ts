/** Pure. What the attributes of the element say, as the options of a login. */
import { readSettings, type LoginOptions, type Settings } from '../login/settings.ts';

/** The attribute of each option; `return-to` and `mode` are read when a login begins. */
const NAMES: Readonly<Record<keyof LoginOptions, string>> = {
  clientId: 'client-id',
  proxy: 'proxy',
  scopes: 'scope',
  flow: 'flow',
  redirectUri: 'redirect-uri',
  simulator: 'simulator',
};

/** All attributes; the element observes each of them. */
export const ATTRIBUTES = [...Object.values(NAMES), 'return-to', 'mode'];

/** How an attribute is read; `null` when it is absent. */
export type ReadAttribute = (name: string) => string | null;

/**
 * Reads the attributes, and names all that are wrong at once.
 *
 * The proxy is beside the page unless `proxy` says otherwise. Scopes are separated by commas or spaces.
 */
export function readAttributes(
  read: ReadAttribute,
  pageUrl: string,
): Settings | { problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(NAMES).map(([option, name]) => [option, read(name) ?? undefined]),
  );
  const { proxy = './', scopes } = given;
  const settings = readSettings(
    { ...given, proxy, scopes: scopes?.split(/[\s,]+/).filter(Boolean) },
    pageUrl,
  );
  if (!('problems' in settings)) return settings;
  const named = (problem: string) =>
    problem.replace(/^\w+/, (option) => NAMES[option as keyof LoginOptions]);
  return { problems: settings.problems.map(named) };
}
