import type { Answer } from './ask.ts';
import type { Finding } from './finding.ts';

/** As long as a sealed code is valid. */
const TOLERANCE_S = 60;
const check = 'clock';

/** Pure. Compares this machine's clock, in milliseconds, with the `Date` of an answer that has just come. */
export function examineClock(answer: Answer | undefined, now: number): Finding {
  const date = answer?.kind === 'answer' ? Date.parse(answer.headers.get('date') ?? '') : NaN;
  if (Number.isNaN(date))
    return {
      check,
      verdict: 'unknown',
      says: "Instagram sent no time to compare this machine's clock with.",
    };
  const ahead = Math.round((now - date) / 1000);
  if (Math.abs(ahead) <= TOLERANCE_S)
    return { check, verdict: 'right', says: "This machine's clock is correct to within a minute." };
  return {
    check,
    verdict: 'wrong',
    says: `This machine's clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'fast' : 'slow'}, and sealed codes expire after ${TOLERANCE_S} s.`,
    next: 'Turn on automatic time (NTP).',
  };
}
