/** Takes what ends the work when its time is over. */
export type WhenLate = (stop: () => void) => void;

/**
 * Waits for work until its time in milliseconds is over; undefined when it is not done by then.
 *
 * What the work has given to `whenLate` is called at the same moment. Rejects when the work does.
 */
export function withinTime<T>(
  ms: number,
  work: (whenLate: WhenLate) => Promise<T>,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => {
      resolve(undefined);
      stop?.();
    }, ms);
    work((given) => (stop = given))
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
