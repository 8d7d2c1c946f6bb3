import { afterEach, expect, it } from 'vitest';
import type { Config } from '../../../web/config/config.ts';
import { parseConfig } from '../../../web/config/parse-config.ts';
import { inLanguage } from '../../../web/session/in-language.ts';
import { es } from '../../../web/text/es.ts';
import { speak } from '../../../web/text/language.ts';

const SIMULATOR = 'http://localhost:8788';
const CONFIG = parseConfig(
  { VITE_INSTAGRAM_CLIENT_ID: '1', VITE_SIMULATOR_URL: SIMULATOR },
  'http://localhost:8787/',
) as Config;
const LOGIN = `${SIMULATOR}/oauth/authorize?client_id=1&scope=a%2Cb&state=s`;

afterEach(() => speak(undefined));

it.each([
  ['en', undefined],
  ['es', es],
] as const)('the simulated Instagram is told that the page speaks %s', (tag, catalogue) => {
  speak(catalogue, tag);
  expect(inLanguage({ url: LOGIN }, CONFIG)).toEqual({ url: `${LOGIN}&hl=${tag}` });
});

it('a relay is told nothing that it would refuse', () => {
  const url = 'http://localhost:8787/authorize?client_id=1';
  expect(inLanguage({ url }, CONFIG)).toEqual({ url });
});

it('a login that cannot begin stays as it is', () => {
  const begun = { failure: { reason: 'storage_unavailable' } } as const;
  expect(inLanguage(begun, CONFIG)).toBe(begun);
});
