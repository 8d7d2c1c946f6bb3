import { existsSync } from 'node:fs';

/** What Playwright needs to start the browser that was found. */
export interface Chromium {
  executablePath: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/** Where a person's Chrome or Chromium usually is, on Linux for other processors, macOS and Windows. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Tests talk to loopback only: the browser's own background traffic would be noise, or a hang. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Finds a Chromium: `CHROME_PATH`, then the one that `@sparticuz/chromium` brings, then an installed one.
 *
 * The lock file says which one it brings, and it has no window to draw: every step takes half the time.
 * It is for Linux x64 only. Does not start it; throws with what to install where there is none.
 */
export async function findChromium(): Promise<Chromium> {
  // Chromium's sandbox refuses to run as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET;
  const named = process.env['CHROME_PATH'];
  if (named !== undefined) return { args, executablePath: named };
  if (process.platform === 'linux' && process.arch === 'x64') return { args, ...(await unpack()) };
  const executablePath = INSTALLED.find((path) => existsSync(path));
  if (executablePath !== undefined) return { args, executablePath };
  throw new Error('No Chrome or Chromium found: install one, or set CHROME_PATH to its program.');
}

async function unpack(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
  // The package also holds the system libraries and fonts that a bare machine lacks, but unpacks
  // them only where it is told that it runs in a cloud function; and it tells the whole process.
  const before = { ...process.env };
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const { default: sparticuz } = await import('@sparticuz/chromium');
  const executablePath = await sparticuz.executablePath();
  const env = { ...process.env };
  for (const name of Object.keys(env))
    if (!(name in before)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
  return { executablePath, env };
}
