import type { Store } from '../auth/browser.ts';
import { keep, recall } from './keep.ts';
import { STEPS, type SetupStep } from './steps.ts';

/** The name under which the ticks of the checklist are kept, on the device. */
const TICKS_KEY = 'latchkey:checklist';

/** The steps that a person has ticked off on this device. Does not know whether they are done. */
export function tickedSteps(device: () => Store): ReadonlySet<SetupStep> {
  const names = recall(device, TICKS_KEY)?.split(',') ?? [];
  return new Set(STEPS.map(({ id }) => id).filter((id) => names.includes(id)));
}

/** Keeps the ticks. Where storage is blocked they last as long as the page. */
export function keepTicks(device: () => Store, ticked: ReadonlySet<SetupStep>): void {
  keep(device, TICKS_KEY, [...ticked].join());
}
