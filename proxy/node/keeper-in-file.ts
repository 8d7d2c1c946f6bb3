import type { Config } from '../config/config.ts';
import type { Fault } from '../config/faults.ts';
import { createKeeper, type LocalKeeper } from '../keeper/keeper.ts';
import type { Platform } from '../platform/platform.ts';
import { openSqlite } from './sqlite.ts';

/** What went wrong, without the file's name. */
function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_UNKNOWN_BUILTIN_MODULE')
    return 'needs Node 22.13 or newer (npm run proxy brings one)';
  const words = error instanceof Error ? error.message : '';
  if (words.includes('newer version')) return 'was made by a newer version of this program';
  if (words.includes('locked')) return 'is locked by another program';
  return 'cannot be opened and written to';
}

/** Opens the keeper of a configuration that has one; the fault of its file when that cannot be used. */
export async function keeperInFile(
  config: Config,
  platform: Platform,
  file: string | undefined,
): Promise<LocalKeeper | Fault | undefined> {
  if (config.keeper === undefined || file === undefined) return undefined;
  try {
    return createKeeper(config, config.keeper, platform, await openSqlite(file));
  } catch (error) {
    return { variable: 'KEEPER_FILE', problem: problemOf(error) };
  }
}
