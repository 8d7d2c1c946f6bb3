import { expect, test } from 'vitest';
import { entryOf, planDeploy, type DeployPlan } from '../../../../proxy/commands/deploy/plan.ts';

const CONFIG = '/c/wrangler.jsonc';

function plan(env: Record<string, string>, ...args: string[]): DeployPlan {
  const planned = planDeploy(env, args, CONFIG);
  if (!('args' in planned)) throw new Error(JSON.stringify(planned));
  return planned;
}

function refused(env: Record<string, string>, ...args: string[]): string {
  const planned = planDeploy(env, args, CONFIG);
  return 'fault' in planned ? planned.fault : '';
}

test('a deployment without configuration leaves the variables of the Worker alone', () => {
  expect(plan({})).toEqual({
    keptIn: undefined,
    page: { VITE_INSTAGRAM_CLIENT_ID: '', VITE_SIMULATOR_URL: '' },
    args: ['--config', '/c/wrangler.jsonc', '--keep-vars', '--env='],
    sets: [],
  });
});

test('public values become variables of the Worker, and secrets never reach a command line', () => {
  const env = {
    INSTAGRAM_CLIENT_ID: '1784140500000001',
    INSTAGRAM_CLIENT_SECRET: 'sentinel-secret',
    FACEBOOK_CLIENT_SECRET: 'sentinel-meta',
    SEALING_KEY: 'sentinel-key',
    SEALING_KEY_PREVIOUS: 'sentinel-old-key',
    REDIRECT_URIS: 'https://app.example/',
    ISSUER: '',
    PATH: '/bin',
  };
  const { args, sets, page } = plan(env);
  expect(sets).toEqual(['INSTAGRAM_CLIENT_ID', 'REDIRECT_URIS']);
  expect(args).toContain('REDIRECT_URIS:https://app.example/');
  expect(JSON.stringify({ args, page })).not.toContain('sentinel');
});

test('the page uses the app id of the proxy unless it has its own', () => {
  const env = { INSTAGRAM_CLIENT_ID: '111' };
  expect(plan(env).page?.['VITE_INSTAGRAM_CLIENT_ID']).toBe('111');
  const other = plan({ ...env, VITE_INSTAGRAM_CLIENT_ID: '222' });
  expect(other.page?.['VITE_INSTAGRAM_CLIENT_ID']).toBe('222');
});

test('a proxy that is deployed alone comes without a page, and wrangler hears nothing of it', () => {
  const alone = plan({ INSTAGRAM_CLIENT_ID: '111' }, '--proxy-only');
  expect(alone.page).toBeUndefined();
  expect(alone.args).toEqual(plan({ INSTAGRAM_CLIENT_ID: '111' }).args);
});

test('a deployed page never uses the simulated Instagram', () => {
  const { page } = plan({ VITE_SIMULATOR_URL: 'http://localhost:8788' });
  expect(page?.['VITE_SIMULATOR_URL']).toBe('');
});

test('an empty variable counts as absent', () => {
  const env = { INSTAGRAM_CLIENT_ID: '111', VITE_INSTAGRAM_CLIENT_ID: '', REDIRECT_URIS: '' };
  expect(plan(env).page?.['VITE_INSTAGRAM_CLIENT_ID']).toBe('111');
  expect(plan(env).sets).toEqual(['INSTAGRAM_CLIENT_ID']);
});

test.each([['--env', 'staging'], ['-e', 'staging'], ['-estaging'], ['--env=staging']])(
  '%s selects the staging environment',
  (...args) => {
    expect(plan({}, ...args).args.filter((arg) => arg.startsWith('--env'))).toEqual([
      '--env=staging',
    ]);
  },
);

test('each option for wrangler is one word, so that no value is read as an option', () => {
  const { args, keptIn } = plan(
    {},
    '--dry-run',
    '--outdir',
    '/out',
    '--message',
    'a b',
    '--tag=v1',
  );
  expect(keptIn).toBe('/out');
  expect(args.slice(-4)).toEqual(['--env=', '--dry-run', '--message=a b', '--tag=v1']);
});

test.each([
  '--assets',
  '--assets=/x',
  '--asset=/x',
  '--config=/x',
  '-c',
  '--var=INSTAGRAM_CLIENT_SECRET:sentinel',
  '--secrets-file=/x',
  '--outfile=/x',
  '--dryrun',
  '--dry_run',
  '--dry-run=false',
  '--no-dry-run',
  '--version',
  '-v',
  'worker.ts',
])('a deployment refuses the option %s in one sentence', (arg) => {
  expect(refused({}, arg)).toMatch(/^[^\n]+ See npm run deploy -- --help\.$/);
  expect(refused({}, arg)).not.toContain('sentinel');
});

test.each(['--help', '-h'])('%s explains every option and deploys nothing', (arg) => {
  const planned = planDeploy({}, ['--dry-run', arg], CONFIG);
  const help = 'help' in planned ? planned.help : '';
  for (const option of ['--dry-run', '--env', '--outdir', '--name', '--domain', '--route'])
    expect(help).toContain(option);
});

test.each([
  { variable: 'npm_config_dry_run', option: '--dry-run' },
  { variable: 'npm_config_env', option: '--env' },
  { variable: 'npm_config_name', option: '--name' },
])(
  'a deployment stops when npm has taken an option for itself: $variable',
  ({ variable, option }) => {
    expect(refused({ [variable]: 'true' })).toBe(
      `npm took ${option} for its own: write npm run deploy -- ${option}.`,
    );
    expect(refused({ [variable]: '' })).toBe('');
  },
);

test.each([
  'http://localhost:8787/',
  'https://localhost/,http://127.0.0.1:8787/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]:8787/',
  'http://127.0.0.2:8787/',
  'http://127.1/',
  'HTTP://LOCALHOST:8787/',
  ' http://localhost/ , http://127.0.0.1/ ,',
])('a deployment refuses redirect URIs that all point to this machine: %s', (uris) => {
  expect(refused({ REDIRECT_URIS: uris })).toContain('REDIRECT_URIS');
});

test('a deployment accepts a local redirect URI beside a public one', () => {
  const REDIRECT_URIS = 'https://app.example/,http://localhost:5173/';
  expect(plan({ REDIRECT_URIS }).sets).toEqual(['REDIRECT_URIS']);
  for (const uri of [
    'https://localhost.example/',
    'https://127.0.0.1.example/',
    'https://x/?localhost',
  ])
    expect(plan({ REDIRECT_URIS: uri }).sets).toEqual(['REDIRECT_URIS']);
});

test.each([
  ['--env='],
  ['-e', ''],
  ['--outdir='],
  ['--name='],
  ['--domain=a.example', '--domain='],
])('a deployment refuses an option that is empty: %s %s', (...given) => {
  expect(planDeploy({}, given, 'proxy/wrangler.jsonc')).toEqual({
    fault: expect.stringMatching(/^--\w+ is empty\. See npm run deploy -- --help\.$/) as string,
  });
});

test('the keeper is part of the Worker where there is a key for it', () => {
  expect(entryOf({ KEEPER_KEY: 'sentinel-key' })).toBe('proxy/worker.ts');
  expect(entryOf({ KEEPER_KEY: '' })).toBe('proxy/worker/without-keeper/worker.ts');
});
