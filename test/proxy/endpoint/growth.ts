/** Reads a stranger's text. */
export type Reader = (text: string) => unknown;

/** What a run is made of: separators, brackets, near misses, and names that are all different. */
const UNITS = [
  ...Array.from(' \t;=,."[{:-_a0%#&*/<'),
  ...[
    '#_',
    'a.',
    '.a',
    'a,',
    ' ;',
    '; ',
    '=;',
    '" ',
    'a-',
    '0:',
    '::',
    '%20',
    '%2B',
    '{"a":',
    '1.',
    'EAA-',
  ],
  ...[
    'a=b&',
    'a=b; ',
    '\u00e9',
    '\u202e',
    '\ud83d\ude00',
    'a ',
    ', ',
    '[ ',
    '01234567890123456,',
    '=a',
  ],
];
const DIFFERENT = ['&', '=&', ' ', ',', ';', '; ', '.', '=1; __Host-latchkey-'];

/** What comes after a run, so that a reader that wants more of it fails at the end. */
export const ENDS = ['!', '*'];

const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length));
const different = (separator: string) => (length: number) =>
  Array.from({ length: Math.ceil(length / (5 + separator.length)) }, (_, index) =>
    (index + 36 ** 4).toString(36),
  ).join(separator);

/** Runs of any length. */
export const RUNS = [...UNITS.map(repeated), ...DIFFERENT.map(different)];

/** A time that is long enough to compare, and sizes that a header or a body may have. */
const MEASURABLE_MS = 5;
const LENGTHS = [4_096, 16_384];

/** Milliseconds for one reading. A reader that throws has read as well. */
async function timeOf(read: Reader, text: string): Promise<number> {
  const startedAt = performance.now();
  try {
    await read(text);
  } catch {
    // The platform itself refuses these headers.
  }
  return performance.now() - startedAt;
}

async function bestOf(times: number, read: Reader, text: string): Promise<number> {
  const measured: number[] = [];
  for (let run = 0; run < times; run += 1) measured.push(await timeOf(read, text));
  return Math.min(...measured);
}

/** Whether it is steep each time it is measured. A quadratic reader is; other work on the machine is not. */
export async function isSteep(measure: () => Promise<boolean>): Promise<boolean> {
  for (let round = 0; round < 8; round += 1) if (!(await measure())) return false;
  return true;
}

/** How much longer reading takes for each doubling of the text: 2 is linear, 4 quadratic, and 0 too fast to measure. */
export async function growth(read: Reader, textOf: (length: number) => string): Promise<number> {
  for (const length of LENGTHS) {
    if ((await timeOf(read, textOf(length))) < MEASURABLE_MS) continue;
    if ((await timeOf(read, textOf(length))) < MEASURABLE_MS) continue;
    const short = await bestOf(7, read, textOf(length));
    // If its best time is short, it was slow for another reason.
    if (short < 1) continue;
    return Math.sqrt((await bestOf(3, read, textOf(4 * length))) / short);
  }
  return 0;
}
