#!/usr/bin/env node
/** `npx latchkey proxy|simulator|doctor|keep`: the programs of the package, each with the options that it has anyway. */

const PROGRAMS: Readonly<Record<string, string>> = {
  proxy: 'the proxy on Node, configured by the environment',
  simulator: 'a simulated Instagram on this machine',
  doctor: 'checks a configuration against Instagram without spending a code',
  keep: 'asks a running keeper, as its operator',
};

const HELP = [
  'Usage: npx latchkey <program> [options]',
  '',
  ...Object.entries(PROGRAMS).map(([name, does]) => `  ${name.padEnd(10)} ${does}`),
  '',
  'npx latchkey <program> --help has the options of each.',
].join('\n');

const [name = '--help'] = process.argv.slice(2);
if (Object.hasOwn(PROGRAMS, name)) {
  // Each reads its own command line.
  process.argv.splice(2, 1);
  await import(String(new URL(`programs/${name}.js`, import.meta.url)));
} else {
  const isAsked = /^(-h|--help)$/.test(name);
  process.stdout.write(isAsked ? `${HELP}\n` : '');
  process.stderr.write(isAsked ? '' : `${name} is not a program of latchkey.\n\n${HELP}\n`);
  process.exitCode = isAsked ? 0 : 1;
}
