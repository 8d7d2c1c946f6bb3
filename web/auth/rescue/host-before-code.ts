/** Pure. Whether a text without an address means another host than this page's, in a spelling that is no address. */
import { trimmed } from './copied.ts';

/** A path of this host: with a second slash, or one that leans the other way, it would begin with a host. */
const OWN_PATH = /^\/(?![/\\])/;

/**
 * Whether what comes before a query may be of this page: nothing, a path, or the one word that was left of it.
 *
 * Anything else may be a host: `user@host/`, `https:host/`, `{{host}}/`, `other%2Eexample/`.
 */
export function isOwnPath(before: string): boolean {
  return OWN_PATH.test(before) || /^[\w-]*$/.test(before);
}

/** What a code's name belongs to: it ends where a quote, a bracket or white space begins. */
const PIECE = /[^\s"'`{([<,]+/g;
const NAMED_CODE = /(?<![\w-])code[\]=:]/i;
/** The name of a field, or of the first parameter. */
const NAME = /^[\w-]+=/;
/** What goes before a path in requests and logs: a method, the name of a field, or "Redirecting to". */
const INTRODUCTION = /^(?:GET|POST|HEAD|OPTIONS|to|:?[\w-]*(?:=>|[:=]))$/;

/**
 * Whether each code in a text comes without a host right before it, with or without white space between.
 *
 * What comes earlier is not looked at.
 */
export function hasOnlyOwnQueries(text: string): boolean {
  const pieces = [...text.matchAll(PIECE)].map(([piece]) => piece);
  return pieces.every((piece, index) => {
    const lead = piece.slice(0, Math.max(0, piece.search(NAMED_CODE)));
    if (lead === '') return true;
    return isOwnLead(lead) && (NAME.test(lead) || isIntroduced(pieces[index - 1]));
  });
}

/** `state=S&`, or the name of a field. */
function isPairs(lead: string): boolean {
  return /^[\w-]+=(?:[^?#]*&)?$/.test(lead);
}

function isOwnLead(lead: string): boolean {
  const [, before, query] = /^([^?#]*)[?#](.*)$/s.exec(lead) ?? [];
  if (before === undefined || query === undefined) return isPairs(lead);
  const isWhole = query === '' || query.endsWith('&');
  return isOwnPath(before.replace(NAME, '')) && isWhole && !query.includes('?');
}

function isIntroduced(before: string | undefined): boolean {
  return before === undefined || INTRODUCTION.test(before);
}

const HOST_WORD = /^([^:/?#=&]*\.\p{L}{2,24}|localhost)(?::\d+)?$/iu;

/** Whether a word of a text is a host's name, and neither this page's nor Meta's. Files are named alike. */
export function namesHost(text: string, own: URL): boolean {
  return text.split(/[\s"'`(<>),;]+/).some((word) => {
    const [whole, name = ''] = HOST_WORD.exec(trimmed(word)) ?? [];
    return whole !== undefined && whole !== own.host && name !== own.hostname && !isMeta(name);
  });
}

/** Whether a host belongs to Instagram or Facebook. */
export function isMeta(hostname: string): boolean {
  return /(^|\.)(instagram|facebook)\.com$/.test(hostname);
}
