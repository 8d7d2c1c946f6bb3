import { STEPS, type Place, type SetupStep } from './steps.ts';

/**
 * What is new of each step's way, after that of the step before: steps that share a page name it once.
 *
 * `shared` says that the way begins where the last one did.
 */
export const WAYS: ReadonlyMap<SetupStep, { shared: boolean; rest: Place }> = new Map(
  STEPS.map(({ id, place }, index) => {
    const before = STEPS[index - 1]?.place ?? [];
    const common = place.findIndex((name, at) => name !== before[at]);
    const known = common < 0 ? place.length : common;
    return [id, { shared: known > 0, rest: place.slice(known) }];
  }),
);
