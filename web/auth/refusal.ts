/** Pure. What a provider's error says, as far as it can be shown. */

const DESCRIPTION_MAX_LENGTH = 200;

/** Whether an error says that the person declined. */
export function isCancel(fields: URLSearchParams): boolean {
  return fields.get('error') === 'access_denied';
}

/** Cuts a stranger's words to what can be shown: no control characters, none that turn the text around. */
export function printable(words: string): string {
  return words.replace(/\p{C}/gu, '').slice(0, DESCRIPTION_MAX_LENGTH);
}
