/**
 * `npm run doctor`: checks a configuration (the environment, then `.env`) against Instagram without burning a code.
 *
 * Exit status 0: right; 1: something is wrong; 2: could not find out.
 */
import { readOptions } from '../command-options.ts';
import { createAsk } from './ask.ts';
import { examine } from './examine.ts';
import { exitStatus } from './finding.ts';
import { toJson, toText } from './report.ts';
import { dotEnvFile, environment } from '../dot-env.ts';
import { checkUrl } from '../../config/checks.ts';

const USAGE = `npm run doctor -- [--registered URI]… [--proxy URL] [--json]

  --registered URI  a redirect URI as the app dashboard shows it, to compare byte for byte
  --proxy URL       a running proxy, to check its state and whether the pages may use it
  --json            print JSON for programs (npm run --silent doctor -- --json)`;

const given = readOptions(
  {
    name: 'npm run doctor',
    help: USAGE,
    options: {
      registered: { type: 'string', multiple: true },
      proxy: { type: 'string' },
      json: { type: 'boolean' },
    },
  },
  process.argv.slice(2),
);
if ('help' in given) {
  console.log(given.help);
  process.exit(0);
}
if ('fault' in given) refuse(given.fault);
const { registered = [], proxy, json } = given.values;
if (proxy !== undefined && checkUrl(proxy) !== undefined)
  refuse('--proxy takes a whole URL, as in https://login.example/.');

/** 1 would say that the configuration is wrong. */
function refuse(sentence: string): never {
  console.error(`${sentence}\n\n${USAGE}`);
  process.exit(2);
}

const env = environment(dotEnvFile(), process.env);
const findings = await examine(
  env,
  { registered, ...(proxy !== undefined && { proxy }) },
  { ask: createAsk(fetch), now: () => Date.now() },
);
console.log(json ? toJson(findings) : toText(findings));
process.exitCode = exitStatus(findings);
