import { expect, it } from 'vitest';
import { demoApps } from '../../../../web/demo/simulator/state/apps.ts';
import { dispatch } from '../../../../web/demo/simulator/routes.ts';
import {
  createSimulation,
  type Simulation,
} from '../../../../web/demo/simulator/state/simulation.ts';
import { restoreSnapshot, takeSnapshot } from '../../../../web/demo/simulator/state/snapshot.ts';
import {
  accessTokenOf,
  AUTHORIZE_TODAY,
  exchangeFields,
  freshCode,
  get,
  ORIGIN,
  PAGE,
  post,
  START_MS,
  TODAY,
} from './login.ts';

const TOKEN = '/oauth/access_token';
let seed = 0;

/** A page's simulation, also as an `Instagram` for the steps of a login. */
function opened(kept: string | null = null) {
  seed += 1;
  const options = { origin: ORIGIN, apps: demoApps([PAGE]), now: () => START_MS, seed };
  const simulation = createSimulation(options);
  restoreSnapshot(simulation, kept, START_MS);
  return { simulation, instagram: asInstagram(simulation) };
}

function asInstagram(simulation: Simulation) {
  return { ...simulation, fetch: (request: Request) => dispatch(request, simulation) };
}

/** Leaves the page and opens the next. */
const next = ({ simulation }: { simulation: Simulation }) =>
  opened(takeSnapshot(simulation, START_MS));

it('a code that one page issues is exchanged on the next, once, and stays spent', async () => {
  const consent = opened();
  const fields = exchangeFields(await freshCode(consent.instagram), TODAY);
  const callback = next(consent);
  expect((await post(callback.instagram, TOKEN, fields)).status).toBe(200);
  const reloaded = next(callback);
  expect(await (await post(reloaded.instagram, TOKEN, fields)).json()).toMatchObject({
    error_message: 'This authorization code has been used',
  });
  expect(reloaded.simulation.ledger.get(fields.code)).toEqual({ tried: 2, succeeded: 1 });
});

it('a snapshot keeps the owner and the app of a token', async () => {
  const first = opened();
  const fields = exchangeFields(await freshCode(first.instagram), TODAY);
  const access_token = accessTokenOf(await (await post(first.instagram, TOKEN, fields)).text());
  const second = next(first);
  expect(await (await get(second.instagram, '/me', { access_token })).json()).toEqual({
    id: '36220564007528767',
  });
  expect(second.simulation.tokens.get(access_token)?.app).toBe(second.simulation.apps[0]);
});

it('a snapshot keeps a moved clock, a queued fault and a revoked token', async () => {
  const first = opened();
  const choice = { decision: 'allow', trouble: 'throttled' };
  const code = await freshCode(first.instagram, AUTHORIZE_TODAY, choice);
  first.simulation.advance(60);
  const second = next(next(first));
  expect(second.simulation.now()).toBe(START_MS + 60_000);
  expect(second.simulation.faults).toEqual([{ kind: 'throttled', code }]);
});

it('a snapshot keeps the changes of the control endpoint', () => {
  const first = opened();
  first.simulation.switches.cors = 'none';
  for (const app of first.simulation.apps) Object.assign(app, { redirectUris: [], testers: ['x'] });
  const { switches, apps } = next(first).simulation;
  expect(switches.cors).toBe('none');
  expect(apps.map(({ redirectUris, testers }) => [redirectUris, testers])).toEqual(
    apps.map(() => [[], ['x']]),
  );
});

it.each([null, '', '{', '[]', 'null', '{"version":0,"codes":7}'])(
  '%j is refused as a snapshot',
  (kept) => {
    const { simulation } = opened(kept);
    expect(simulation.codes.size).toBe(0);
    expect(simulation.now()).toBe(START_MS);
  },
);

it('a snapshot drops the codes and tokens of an app that no longer exists', async () => {
  const first = opened();
  await freshCode(first.instagram);
  const options = { origin: ORIGIN, apps: [], now: () => START_MS };
  const other = createSimulation(options);
  restoreSnapshot(other, takeSnapshot(first.simulation, START_MS), START_MS);
  expect(other.codes.size).toBe(0);
});
