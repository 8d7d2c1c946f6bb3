/** The name that MSW gives its worker. */
const DEMO_WORKER = '/mockServiceWorker.js';

/**
 * Ends the service worker of an in-browser demo that was once served from this folder.
 *
 * Workers of anything else stay. Never rejects.
 */
export async function endDemoWorker(workers: ServiceWorkerContainer | undefined): Promise<void> {
  // Absent on an insecure address, and refused where the browser blocks storage.
  const registration = await workers?.getRegistration().catch(() => undefined);
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
  if (worker?.scriptURL.endsWith(DEMO_WORKER)) await registration?.unregister().catch(() => false);
}
