/**
 * Waits for work until its time in milliseconds is over; undefined when it is not done by then.
 *
 * The work's signal aborts at the same moment, if the work has asked for it. Rejects when the work does.
 */
export async function withinTime<T>(
  ms: number,
  work: (signal: () => AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  let controller: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
      controller?.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(() => (controller ??= new AbortController()).signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
