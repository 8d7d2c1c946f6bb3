import { expect, test } from 'vitest';
import { planDeploy, type DeployPlan } from '../../proxy/deploy-plan.ts';

const DEFAULTS = { config: '/c/wrangler.jsonc', dist: '/c/dist' };

function plan(env: Record<string, string>, ...args: string[]): DeployPlan {
  const planned = planDeploy(env, args, DEFAULTS);
  if ('fault' in planned) throw new Error(planned.fault);
  return planned;
}

test('without a configuration the Worker keeps what it has', () => {
  expect(plan({})).toEqual({
    dist: '/c/dist',
    page: { VITE_INSTAGRAM_CLIENT_ID: '', VITE_SIMULATOR_URL: '' },
    args: ['--config', '/c/wrangler.jsonc', '--assets', '/c/dist', '--keep-vars', '--env='],
    sets: [],
  });
});

test('what is public becomes a variable of the Worker, and a secret never reaches a command line', () => {
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

test('the page logs in to the app of the proxy, or to the one that it is told of', () => {
  const env = { INSTAGRAM_CLIENT_ID: '111' };
  expect(plan(env).page['VITE_INSTAGRAM_CLIENT_ID']).toBe('111');
  const other = plan({ ...env, VITE_INSTAGRAM_CLIENT_ID: '222' });
  expect(other.page['VITE_INSTAGRAM_CLIENT_ID']).toBe('222');
});

test('a page is never deployed for the simulated Instagram', () => {
  const { page } = plan({ VITE_SIMULATOR_URL: 'http://localhost:8788' });
  expect(page['VITE_SIMULATOR_URL']).toBe('');
});

test.each([['--env', 'staging'], ['-e', 'staging'], ['--env=staging']])(
  'the environment is the one that is named: %s',
  (...args) => {
    expect(plan({}, ...args).args).not.toContain('--env=');
    expect(plan({}, ...args).args.slice(-args.length)).toEqual(args);
  },
);

test('the page is built where wrangler is told to look for it', () => {
  const { dist, args } = plan({}, '--dry-run', '--assets', '/other', '--outdir', '/out');
  expect(dist).toBe('/other');
  expect(args.filter((arg) => arg === '--assets')).toHaveLength(1);
  expect(args[args.indexOf('--assets') + 1]).toBe('/other');
  expect(args.slice(-3)).toEqual(['--dry-run', '--outdir', '/out']);
});

test.each(['http://localhost:8787/', 'https://localhost/,http://127.0.0.1:8787/', 'http://[::1]/'])(
  'redirect URIs of this machine alone are refused: %s',
  (REDIRECT_URIS) => {
    expect(planDeploy({ REDIRECT_URIS }, [], DEFAULTS)).toEqual({
      fault: expect.stringContaining('REDIRECT_URIS') as string,
    });
  },
);

test('a page under development may log in beside the deployed one', () => {
  const REDIRECT_URIS = 'https://app.example/,http://localhost:5173/';
  expect(plan({ REDIRECT_URIS }).sets).toEqual(['REDIRECT_URIS']);
  expect(plan({ REDIRECT_URIS: 'https://localhost.example/' }).sets).toEqual(['REDIRECT_URIS']);
});
