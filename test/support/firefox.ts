import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';

/** What a run without Firefox prints. */
export const NO_FIREFOX =
  'The journeys in Firefox are skipped, because there is no Firefox: install it (on Debian: apt-get install firefox-esr), or set FIREFOX_PATH to its program.';

/** A Firefox that runs, with a home folder and a profile that no other has. */
export interface Firefox {
  browser: Browser;
  /** Ends it, and removes its folder. */
  close: () => Promise<void>;
}

/**
 * Finds a Firefox: `FIREFOX_PATH`, then `firefox-esr` and `firefox` on the path; undefined where there is none.
 *
 * Does not start it, and does not check that `FIREFOX_PATH` is there: starting it fails then.
 */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter);
  const found = ['firefox-esr', 'firefox'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return env['FIREFOX_PATH'] ?? found.find((path) => existsSync(path));
}

/** Starts a stock Firefox without a window, over WebDriver BiDi. Does not wait for a page. */
export async function startFirefox(executablePath: string): Promise<Firefox> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-firefox-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const browser = await launch({
      browser: 'firefox',
      executablePath,
      userDataDir: join(folder, 'profile'),
      // It refuses to start as root with the home folder of another user.
      env: { ...process.env, HOME: folder },
      extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' },
    });
    return { browser, close: () => browser.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
