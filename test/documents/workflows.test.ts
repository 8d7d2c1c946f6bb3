import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read, ROOT } from './documents.ts';

const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT });

describe.each(WORKFLOWS)('%s', (file) => {
  const text = read(file);
  const jobs = text
    .slice(text.indexOf('\njobs:'))
    .split(/^ {2}(?=\w)/m)
    .slice(1);

  test('every workflow pins its actions by commit and names the version', () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses)
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('every workflow starts without permissions and gives each job its own and a timeout', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs) {
      expect(job).toMatch(/^ {4}timeout-minutes: \d+$/m);
      expect(job).toMatch(/^ {4}permissions:$/m);
    }
  });

  test('no workflow keeps credentials or runs text from an event', () => {
    const checkouts = text.split('actions/checkout@').slice(1);
    for (const step of checkouts)
      expect(step).toMatch(/^.*\n *with:\n *persist-credentials: false/);
    expect(text).not.toMatch(/pull_request_target|github\.event\.|secrets\./);
  });
});

test('there is a workflow for the tests and one for the page', () => {
  const names = WORKFLOWS.map((file) => file.replace(/.*\//, ''));
  expect(names).toEqual(expect.arrayContaining(['ci.yml', 'pages.yml']));
});
