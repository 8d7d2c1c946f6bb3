import { expect, it } from 'vitest';
import { DEFAULT_SWITCHES } from '../../../../web/demo/simulator/state/switches.ts';
import * as authorize from './facts/authorize.ts';
import * as basicDisplay from './facts/basic-display.ts';
import * as classic from './facts/classic.ts';
import * as cors from './facts/cors.ts';
import * as data from './facts/data.ts';
import * as errors from './facts/errors.ts';
import * as facebookData from './facts/facebook-data.ts';
import * as facebookLogin from './facts/facebook-login.ts';
import * as keeping from './facts/keeping.ts';
import * as settings from './facts/settings.ts';
import * as tokens from './facts/tokens.ts';

const CHAPTERS = [
  errors,
  classic,
  basicDisplay,
  authorize,
  tokens,
  data,
  facebookLogin,
  facebookData,
  cors,
  keeping,
  settings,
];
const FACTS = CHAPTERS.flatMap((chapter) => chapter.FACTS);

// The tables of one endpoint's errors are in the test files beside this one: `authorize`, `exchange`, `graph` and so on.
it.each(FACTS)(
  'the simulator answers as Instagram does, %s (%s): %s',
  async (_chapter, _known, _fact, check) => {
    await check();
  },
);

it('every switch of the simulator has a fact', () => {
  const facts = FACTS.map(([, , fact]) => fact).join();
  // The shapes of the token reply have their own table.
  const rest = Object.keys(DEFAULT_SWITCHES).filter((name) => !facts.includes(name));
  expect(rest).toEqual(['tokenShape']);
});
