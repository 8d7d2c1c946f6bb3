/**
 * `npm run doctor`: checks a configuration (the environment, then `.env`) against Instagram without burning a code.
 *
 * Exit status 0: right; 1: something is wrong; 2: could not find out.
 */
import { parseArgs } from 'node:util';
import { createAsk } from './doctor/ask.ts';
import { examine } from './doctor/examine.ts';
import { exitStatus } from './doctor/finding.ts';
import { toJson, toText } from './doctor/report.ts';
import { readDotEnv } from './dot-env.ts';
import { checkUrl } from './setting.ts';

const USAGE = `npm run doctor -- [--registered URI]… [--proxy URL] [--json]

  --registered URI  a redirect URI as the app dashboard shows it: compared byte for byte
  --proxy URL       a proxy that runs: asked how it is, and whether the pages may use it
  --json            for programs (npm run --silent doctor -- --json)`;

function readCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        registered: { type: 'string', multiple: true, default: [] },
        proxy: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    return values.proxy === undefined || checkUrl(values.proxy) === undefined ? values : undefined;
  } catch {
    return undefined;
  }
}

const asked = readCommandLine();
if (asked === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const { registered, proxy, json } = asked;
const env = { ...readDotEnv(new URL('../.env', import.meta.url)), ...process.env };
const findings = await examine(
  env,
  { registered, ...(proxy !== undefined && { proxy }) },
  { ask: createAsk(fetch), now: () => Date.now() },
);
console.log(json ? toJson(findings) : toText(findings));
process.exitCode = exitStatus(findings);
