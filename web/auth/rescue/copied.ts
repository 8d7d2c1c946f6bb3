/** Pure. What comes along when an address or a token is copied out of something. Each step takes linear time. */

type Step = readonly [found: RegExp, put: string | ((...found: string[]) => string)];

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>' };
const code = (_all: string, hex = '') => String.fromCharCode(parseInt(hex, 16));

/** What hides, escapes or wraps a text on its way through mail, chat, logs, terminals and keyboards, in this order. */
const STEPS: readonly Step[] = [
  // Colours of a terminal; marks that are not seen; full-width signs of an Asian keyboard; a quoted mail.
  [/\p{Cc}\[[\d;]{0,20}m/gu, ''],
  [/\p{Cf}/gu, ''],
  [/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)],
  [/^(?:> ?)+/gm, ''],
  // HTML, also where it was escaped twice.
  [/&(?:(?:amp|#0?38|#x26);)+/gi, '&'],
  [/&(quot|apos|lt|gt);/g, (_all, name = '') => ENTITIES[name] ?? ''],
  [/&nbsp;/g, ' '],
  [/&#(\d{2,3});/g, (_all, digits) => String.fromCharCode(Number(digits))],
  [/&#x([\da-f]{2});/gi, code],
  // JSON and JavaScript, then shells: a line that goes on, a sign that is escaped.
  [/\\{1,8}u([\da-f]{4})/gi, code],
  [/\\{1,8}x([\da-f]{2})/gi, code],
  [/[\\^`]\r?\n/g, ' '],
  [/\\{1,8}[nrt]/g, ' '],
  [/\\{1,8}(?=[^\w\s\\]|_)/g, ''],
  [/\^(?=[^\w\s])/g, ''],
  // Slack's and Markdown's links: what is shown may be cut, where it leads is whole.
  [/<([^<>|\s]+)\|[^<>]*>/g, ' $1 '],
  [/\[[^[\]]*\]\(<?([^()<>\s]+)>?(?:\s[^()]*)?\)/g, ' $1 '],
];

/** A name in a query whose `=` is no escape of quoted-printable. */
const PLAIN_PAIR = /(?:^|[?&;])\w{1,40}=(?!3D|\r?\n)/;
const OPENING = '"\'`“‘«<([*';
const CLOSING = '"\'`”’»>)]*~;,.:!?';

/** The text as it was before it was escaped and wrapped. */
export function plainText(text: string): string {
  const unquoted = text.includes('=3D') && !PLAIN_PAIR.test(text) ? unprintable(text) : text;
  return STEPS.reduce((plain, [found, put]) => plain.replace(found, put as string), unquoted);
}

/** Reads quoted-printable (RFC 2045 section 6.7). */
function unprintable(text: string): string {
  const whole = text.replace(/=\r?\n/g, '');
  return whole.replace(/(?:=[\dA-F]{2})+/g, (run) => decoded(run.replaceAll('=', '%')));
}

/** Undoes percent-encoding; a text that is not encoded stays. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text without the quotes, brackets and white space around it, and without what ends a sentence or line of code. */
export function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isOneOf(OPENING, text.charAt(from))) from += 1;
  while (to > from && isOneOf(CLOSING, text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** Whether something that is copied may begin behind this sign. */
export function isOpening(sign: string): boolean {
  return isOneOf(OPENING, sign) || /[{|>]/.test(sign);
}

function isOneOf(signs: string, sign: string): boolean {
  return signs.includes(sign) || /\s/.test(sign);
}

/** The name of a variable, of a field or of a header, and what begins the value. */
const NAME = /^([\w\s.-]+["'`”’»]?[=:])?["'`“‘«\s]*(bearer\s+)?/i;

/** What stands behind a name or behind `Bearer`; white space inside of it stays. */
export function valueIn(text: string): string {
  return text.replace(NAME, '');
}

/**
 * The values of fields of this name, each once: of forms, queries, JSON, and objects as Node, Python, PHP and Ruby print
 * them. A value that begins with a quote must end with one: half a token is left out.
 */
export function valuesOf(text: string, name: string): string[] {
  const field = new RegExp(
    `(?:^|[^\\w-])${name}["'\`\\]]{0,2}\\s{0,20}(?:=>|[=:])\\s{0,20}` +
      `(?:(["'\`])([^\\s"'\`<>]+)\\1|([^\\s"'\`<>,;&(){}[\\]\\\\]+))`,
    'gi',
  );
  const values = [...text.matchAll(field)].map(([, , quoted, bare]) => quoted ?? bare ?? '');
  return [...new Set(values)];
}

/** Meta appends these to what it sends back; they belong to neither code nor state. */
const APPENDED = /#_(=_)?$/;

/** A code or a token without what Meta, a mail or a sentence appended. */
export function tidied(value: string): string {
  return trimmed(value.replace(APPENDED, '')).replace(APPENDED, '');
}

/** A line that goes on with the rest of a broken address is one with it. */
export function rejoined(text: string): string {
  return text.split(/\r?\n/).reduce((before, line) => {
    const next = line.trim();
    const last = before.slice(-200);
    const goesOn = /[?&][\w%]{1,40}=[\w%.~&=-]*$/.test(last) && /^[\w%&=#.~-]+$/.test(next);
    const isNew = /^(\w{1,40}=|AQ|IG|EAA)/.test(next) && !/[?&=]$/.test(last);
    const isWord = /^[A-Za-z]?[a-z]{3,}[.!]?$/.test(next);
    return before + (goesOn && !isNew && !isWord ? '' : '\n') + (goesOn ? next : line);
  });
}
