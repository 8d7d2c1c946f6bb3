/** Words that make a sentence read as translated, and what to write instead. A space matches a line's end too. */
export const WORDS: readonly { pattern: string; instead: string }[] = [
  {
    pattern: String.raw`\b(nobody|anybody|whoever|whomever|whence)\b`,
    instead: 'name the actor: the page, the proxy, the person, "no page", "any caller"',
  },
  { pattern: String.raw`\banew\b`, instead: '"again", or "a new …"' },
  { pattern: String.raw`\bmend(s|ed|ing)?\b`, instead: '"fix"' },
  {
    pattern: String.raw`(?<!\bthere )\b(is|are|was|were) none\b`,
    instead: 'say what it is not: "is not a token"; "there is none" may stay',
  },
  { pattern: '[;,:] (or )?nothing (when|if|where|unless)\\b', instead: '"undefined when …"' },
  { pattern: String.raw`\binto the body\b`, instead: '"in the body"' },
  { pattern: String.raw`\bbelongs? into\b`, instead: '"belongs in"' },
  {
    pattern: String.raw`\b(tokens?|one|that) of (one hour|an hour|60 days|sixty days)\b`,
    instead: '"one-hour token", "60-day token"',
  },
  {
    pattern: String.raw`\b(say|says|said|saying) no\b(?! (more|such|word))`,
    instead: '"refuse", "decline"',
  },
  {
    pattern: String.raw`\bwhose (token )?it is\b`,
    instead: '"the token\'s owner", "who it belongs to"',
  },
  {
    pattern: String.raw`\b(tokens?|codes?|secrets?|seals?|sessions?|logins?) (that )?(stands?|stood|lives?|lived|dies?|died)\b`,
    instead: 'say what happens: is shown, is valid, expires, is revoked',
  },
  { pattern: String.raw`\btrad(e|es|ed|ing)\b`, instead: '"exchange"' },
];

/** Places that have one of the words for a reason. */
export const EXCEPTIONS: readonly { file: string; text: string; because: string }[] = [];
