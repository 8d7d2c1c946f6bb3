import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The variables of a `.env` file; empty when there is no such file.
 *
 * Sets nothing: the caller decides that the environment itself comes first.
 */
export function readDotEnv(file: URL): NodeJS.Dict<string> {
  try {
    // Windows editors begin a file with a mark that would become part of the first name.
    return parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return {};
  }
}

/** The `.env` file of the folder that a command runs in: the project's root, where npm runs its scripts. */
export function dotEnvFile(): URL {
  return new URL('.env', pathToFileURL(`${process.cwd()}/`));
}

/**
 * The environment over `.env`, without the variables that are empty or blank: `.env.example` has them, to be filled in.
 *
 * An empty variable of the environment still hides the one of the file.
 */
export function environment(file: URL, env: Env): Record<string, string> {
  const given = Object.entries({ ...readDotEnv(file), ...env });
  return Object.fromEntries(
    given.filter((pair): pair is [string, string] => (pair[1] ?? '').trim() !== ''),
  );
}
