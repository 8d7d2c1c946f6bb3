const LOOK_EVERY_MS = 500;

/**
 * Ends a process that `npm run` started when npm is gone: npm signals its shell, which passes nothing on.
 *
 * For processes under npm only: elsewhere a parent may end and leave its child on purpose.
 */
export function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY_MS);
  timer.unref();
}
