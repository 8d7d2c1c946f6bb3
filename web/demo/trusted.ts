/** What a browser with Trusted Types offers; no type library of the language has it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: typeof RULES): typeof RULES;
}

const RULES = {
  createHTML: (markup: string) => markup,
  createScriptURL: (url: string) => {
    if (!url.endsWith('/mockServiceWorker.js')) throw new TypeError('No other worker than MSW’s.');
    return url;
  },
};

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/**
 * Vouches for the demo's two strings that a browser would run: the simulation's own markup, in which `html.ts`
 * has escaped every value, and the address of MSW's worker. The page itself has no such policy.
 *
 * @see [Trusted Types](https://www.w3.org/TR/trusted-types/)
 */
export const trusted = trustedTypes?.createPolicy('latchkey-demo', RULES) ?? RULES;
