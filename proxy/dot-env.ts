import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/**
 * The variables of a `.env` file; none where there is no such file.
 *
 * Sets nothing: whoever reads it decides that the environment itself comes first.
 */
export function readDotEnv(file: URL): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
