/** `npm run package`: leaves the package as one tarball in `dist`, built, typed and checked. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { findFaults } from './declaration-faults.ts';
import { writePackage } from './write.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const { values } = optionsOrExit({
  name: 'npm run package',
  help: `Builds the npm package, checks it with publint and attw, and leaves it as one tarball in dist.

  --build  only writes dist/package, as npm pack and npm publish do first`,
  options: { build: { type: 'boolean' } },
});

/** Runs a command, and shows what it prints; one that fails ends this one too. */
function run(command: string, ...args: string[]): void {
  // On Windows, npm and its commands are scripts of the shell.
  execFileSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
}

const tarballs = () => globSync('dist/*.tgz', { cwd: ROOT });

function packAndCheck(): void {
  mkdirSync(`${ROOT}dist`, { recursive: true });
  for (const old of tarballs()) rmSync(ROOT + old);
  // Builds first: see `prepack` in package.json.
  run('npm', 'pack', '--silent', '--pack-destination', 'dist');
  const [tarball = ''] = tarballs();
  const faults = findFaults(`${ROOT}dist/package`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  run('npx', 'publint', tarball, '--strict');
  // Modules only (.attw.json): what `require` of old Node versions makes of them does not matter.
  run('npx', 'attw', tarball, '--format', 'ascii');
  console.log(`\n${tarball}`);
}

if (values.build) await writePackage();
else packAndCheck();
