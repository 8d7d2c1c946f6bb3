import type { Route } from 'playwright-core';

/** Answers in the place of Instagram, to a page of another origin. */
export function graph(json: object, status = 200) {
  return (route: Route) =>
    route.fulfill({ status, headers: { 'access-control-allow-origin': '*' }, json });
}

/** Never answers. */
export const NEVER = () => undefined;

/** Longer than the page waits for one answer, and shorter than what else it waits for. */
export const TOO_LONG_MS = 10_000;

/** The network goes, once all that the page is made of is there. */
export async function loseNetwork(route: Route): Promise<void> {
  const page = route.request().frame().page();
  await page.getByRole('heading', { name: 'Token details' }).waitFor();
  await page.getByRole('button', { name: 'Español' }).waitFor();
  await page.context().setOffline(true);
  await route.abort('internetdisconnected');
}
