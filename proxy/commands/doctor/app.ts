/** Whose ids these are, by what Instagram and Facebook say to a code that they never gave out. */
import { GRAPH_VERSION } from '../../contract.ts';
import { readError } from '../../instagram/meaning.ts';
import type { RawProviderError } from '../../instagram/error.ts';
import { redact } from '../../instagram/redact.ts';
import type { Answer, Ask } from './ask.ts';
import { BUSINESS_LOGIN_SETTINGS, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Neither is real: the id is looked at first, then the code, and the secret last. */
const FAKE_CODE = 'latchkey-doctor-no-code';
const FAKE_SECRET = 'latchkey-doctor-no-secret';

type Judgement = Omit<Finding, 'check'>;

/** What Instagram's words mean here; the first substring that is found decides. */
const INSTAGRAM_WORDS: readonly (readonly [words: string, judgement: Judgement])[] = [
  [
    'invalid platform app',
    {
      verdict: 'wrong',
      says: 'INSTAGRAM_CLIENT_ID is the ID of a Meta (Facebook) app.',
      next: `${BUSINESS_LOGIN_SETTINGS}: copy the Instagram app ID from there, and the secret beside it.`,
    },
  ],
  [
    'missing required field client_id',
    {
      verdict: 'wrong',
      says: 'Instagram has no app with the ID in INSTAGRAM_CLIENT_ID.',
      next: `${BUSINESS_LOGIN_SETTINGS}: copy the Instagram app ID again.`,
    },
  ],
];

const KNOWN_TO_INSTAGRAM: Judgement = {
  verdict: 'right',
  says: 'INSTAGRAM_CLIENT_ID is the ID of an Instagram app. The secret can only be checked by logging in.',
};

/** Sends Instagram a fake code with a fake secret: no code is burnt, and no secret leaves. */
export async function askInstagram(
  { instagramId, tokenUrl, redirectUris }: Subject,
  ask: Ask,
): Promise<Answer | undefined> {
  if (instagramId === undefined || tokenUrl === undefined) return undefined;
  return await ask(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: instagramId,
      client_secret: FAKE_SECRET,
      grant_type: 'authorization_code',
      redirect_uri: redirectUris[0] ?? 'https://localhost/',
      code: FAKE_CODE,
    }),
  });
}

/** Tells an Instagram app's id from a Facebook one and from a typo. */
export function examineInstagramApp(answer: Answer | undefined): Finding {
  return {
    check: 'instagram_app',
    ...judge(answer, 'Instagram', INSTAGRAM_WORDS, KNOWN_TO_INSTAGRAM),
  };
}

const KNOWN_TO_FACEBOOK: Judgement = {
  verdict: 'right',
  says: 'FACEBOOK_CLIENT_ID is the id of a Meta app.',
};

const FACEBOOK_WORDS: typeof INSTAGRAM_WORDS = [
  [
    'error validating application',
    {
      verdict: 'wrong',
      says: 'Facebook has no app with the ID in FACEBOOK_CLIENT_ID.',
      next: 'App dashboard > App settings > Basic: copy the App ID.',
    },
  ],
  [
    'error validating client secret',
    {
      verdict: 'wrong',
      says: 'FACEBOOK_CLIENT_SECRET is not the secret of that app.',
      next: 'App dashboard > App settings > Basic: copy the App secret.',
    },
  ],
  // Facebook names the redirect URI where that is not the app's own.
  ['verification code', KNOWN_TO_FACEBOOK],
];

/** Asks Facebook the same, with the real secret in the body: Facebook looks at it. Nothing without an id. */
export async function examineFacebookApp(
  { facebookId, facebookGraphUrl, redirectUris }: Subject,
  secret: string,
  ask: Ask,
): Promise<Finding[]> {
  if (facebookId === undefined || facebookGraphUrl === undefined) return [];
  const url = `${facebookGraphUrl}/${GRAPH_VERSION}/oauth/access_token`;
  const answer = await ask(url, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: facebookId,
      client_secret: secret,
      redirect_uri: redirectUris[0] ?? 'https://localhost/',
      code: FAKE_CODE,
    }),
  });
  return [
    {
      check: 'facebook_app',
      ...judge(answer, 'Facebook', FACEBOOK_WORDS, KNOWN_TO_FACEBOOK, [secret]),
    },
  ];
}

function judge(
  answer: Answer | undefined,
  who: string,
  words: typeof INSTAGRAM_WORDS,
  ofCode: Judgement,
  sensitive: readonly string[] = [],
): Judgement {
  if (answer === undefined)
    return { verdict: 'unknown', says: 'There is no well-formed ID to check.' };
  if (answer.kind === 'silence')
    return { verdict: 'unknown', says: `${who} cannot be reached from this machine.` };
  const { error = {}, meaning } = readError(answer.json, answer.status) ?? {};
  const said = (error.message ?? '').toLowerCase();
  const known = words.find(([part]) => said.includes(part))?.[1];
  // The code is not real: an app that only rejects the code is known.
  if (known === undefined && meaning === 'code_spent') return ofCode;
  return known ?? { verdict: 'unknown', says: unheardOf(who, answer.status, error, sensitive) };
}

function unheardOf(
  who: string,
  status: number,
  error: RawProviderError,
  sensitive: readonly string[],
): string {
  const { message = 'no message' } = redact(error, [FAKE_CODE, FAKE_SECRET, ...sensitive]);
  return `${who} answered ${status}, which is inconclusive: ${message}`;
}
