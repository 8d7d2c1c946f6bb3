/** The simulated Instagram's counts for a code. */
interface Exchanges {
  tried: number;
  succeeded: number;
}

/** The classic tutorial sends its code twice by hand, to show the error. Our code sends none of these. */
const SENT_BY_HAND = /^[0-9a-f]{32}$/;

/**
 * S1: fails the run when a code was sent to the simulated Instagram more than once, over all journeys.
 *
 * It names no code, only their number.
 */
export async function assertEachCodeOnce(simulatorUrl: string): Promise<void> {
  const reply = await fetch(new URL('/_simulator/ledger', simulatorUrl));
  const ledger = Object.entries((await reply.json()) as Record<string, Exchanges>);
  const again = ledger.filter(
    ([code, { tried, succeeded }]) =>
      succeeded > 1 || (tried > 1 && !(SENT_BY_HAND.test(code) && tried === 2)),
  );
  if (again.length === 0) return;
  throw new Error(`S1: ${again.length} of ${ledger.length} codes were sent more than once.`);
}
