import { markOf, type Claimer } from './claim.ts';

/** Whether a value was claimed, here or in another tab that is open; claims nothing. */
export async function isClaimed(browser: Claimer, value: string): Promise<boolean> {
  const name = await markOf(browser, value);
  if (browser.sessionStorage().getItem(name) !== null) return true;
  const free = (lock: unknown) => lock !== null;
  return (await browser.locks?.request(name, { ifAvailable: true }, free)) !== true;
}
