import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv as parseDotEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { planDeploy } from '../../../proxy/commands/deploy/plan.ts';
import { parseEnv, parseListen } from '../../../proxy/config/config.ts';
import {
  namesOf,
  NODE_VARIABLES,
  PROXY_VARIABLES,
  type Table,
} from '../../../proxy/config/variables.ts';
import { setup } from '../../../web/demo/start/setup.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const OF_PROXY = Object.keys(PROXY_VARIABLES);
const OF_NODE = Object.keys(NODE_VARIABLES);
const SECRETS = namesOf(PROXY_VARIABLES, ({ isSecret }) => isSecret === true);
const REQUIRED = namesOf(PROXY_VARIABLES, ({ isRequired }) => isRequired === true);

/** The variables that the tables of the proxy's document have a row for. */
const DOCUMENTED = read('proxy/README.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)])
  .map(([, name]) => name);

/** Node's own, which the proxy leaves to it. */
const OF_NODE_ITSELF = ['HTTPS_PROXY', 'NO_PROXY'];

describe('a new variable costs one row of the table and one of the document, because', () => {
  test('the document has a row for each, and for no other', () => {
    const all = [...OF_PROXY, ...OF_NODE, ...OF_NODE_ITSELF];
    expect([...DOCUMENTED].sort()).toEqual(all.sort());
  });

  test.each(OF_PROXY)('a wrong %s is refused by its name, and a right name is no stray', (name) => {
    const parsed = parseEnv({ [name]: 'a b' });
    const faults = parsed.ok ? [] : parsed.faults.filter(({ variable }) => variable === name);
    expect(faults.map(({ problem }) => problem)).not.toContain(
      'is not a setting of the proxy (check its spelling)',
    );
    expect(faults).not.toEqual([]);
  });

  test.each(OF_NODE)('a wrong %s ends the start on Node, and is not read elsewhere', (name) => {
    const listen = parseListen({ [name]: 'a b' });
    expect(listen.ok ? [] : listen.faults.map(({ variable }) => variable)).toEqual([name]);
    const parsed = parseEnv({ [name]: 'a b' });
    expect(parsed.ok ? [] : parsed.faults.map(({ variable }) => variable)).toEqual(REQUIRED);
  });

  test.each(OF_PROXY)('npm start passes %s on to the proxy of the real Instagram', (name) => {
    const env = { INSTAGRAM_CLIENT_ID: '178', INSTAGRAM_CLIENT_SECRET: 'hush', [name]: 'given' };
    const page = new URL('http://localhost:8787/');
    const started = setup(env, page, new URL('http://localhost:8788/'), 'key');
    const proxy = 'fault' in started ? undefined : started.proxy;
    // A pattern of previews is looked at before anything starts.
    const expected = name === 'PREVIEW_REDIRECT_URIS' ? undefined : 'given';
    expect(proxy?.[name]).toBe(expected);
  });

  test.each(OF_PROXY)('npm run deploy sets %s, unless it is secret or for tests', (name) => {
    const table: Table = PROXY_VARIABLES;
    const value = 'https://*.my.site.example/';
    const plan = planDeploy({ [name]: value }, [], 'wrangler.jsonc');
    const isSet = !(table[name]?.isSecret ?? table[name]?.isForTests ?? false);
    expect('sets' in plan && plan.sets).toEqual(isSet ? [name] : []);
    expect('args' in plan && plan.args.includes(`${name}:${value}`)).toBe(isSet);
  });

  test.each(SECRETS)('%s in a variable of the page is refused', (name) => {
    const parsed = parseEnv({ [name]: 'sentinel-secret-value', VITE_X: 'sentinel-secret-value' });
    const faults = parsed.ok ? [] : parsed.faults.map(({ variable }) => variable);
    expect(faults).toContain('VITE_X');
  });

  test('.env.example asks for what is required, and for nothing else', () => {
    expect(Object.keys(parseDotEnv(read('.env.example')))).toEqual(REQUIRED);
  });
});
