/** Ten days: time enough to refresh a token before it expires. Milliseconds. */
const BEFORE_MS = 10 * 86_400_000;
const ONE_HOUR_MS = 3_600_000;

/** What a reminder says, in the language of the page. */
export interface ReminderText {
  title: string;
  text: string;
}

/**
 * A calendar entry for ten days before a token expires; for an hour after `now` when that has passed.
 *
 * Pure; times are milliseconds since the epoch. Holds no token: it names the page on which to refresh it.
 *
 * @see [RFC 5545 section 3.6.1](https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1)
 */
export function reminder(
  { title, text }: ReminderText,
  pageUrl: string,
  expiresAt: number,
  now: number,
): string {
  const start = Math.max(expiresAt - BEFORE_MS, now + ONE_HOUR_MS);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Latchkey//Token reminder//EN',
    'BEGIN:VEVENT',
    `UID:${expiresAt}@${new URL(pageUrl).hostname}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(start + ONE_HOUR_MS)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(`${text} ${pageUrl}`)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:PT0M',
    `DESCRIPTION:${escaped(title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('\r\n') + '\r\n';
}

/** `20261128T073000Z` */
function utc(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A line has at most 75 octets; characters of more than one count as four, which is never too few. */
function folded(line: string): string {
  let octets = 0;
  let text = '';
  for (const character of line) {
    const size = /^[ -~]$/.test(character) ? 1 : 4;
    octets += size;
    if (octets > 74) {
      text += '\r\n ';
      octets = size + 1;
    }
    text += character;
  }
  return text;
}
