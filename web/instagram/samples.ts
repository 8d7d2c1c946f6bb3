import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import type { Profile } from './profile.ts';

/** The formats in which code for the token is shown, in the order of their tabs. */
export const SAMPLE_NAMES = ['curl', 'JavaScript', 'Python', 'PHP', '.env', 'JSON'] as const;

/** One of the formats. */
export type SampleName = (typeof SAMPLE_NAMES)[number];

const FIELDS = 'id,caption,permalink,timestamp';

/**
 * Where the posts are that a token reads; undefined where there are none for a page, or it is not known whose.
 *
 * A token of Facebook Login reads those of the account behind a Page, by that account's id.
 */
export function mediaUrlOf(
  { providers }: Config,
  { provider }: Token,
  profile: Profile | undefined,
): string | undefined {
  const graphUrl = providers[provider]?.graphUrl;
  if (graphUrl === undefined || provider !== 'facebook') return graphUrl && `${graphUrl}/me/media`;
  return profile?.userId && `${graphUrl}/${profile.userId}/media`;
}

/**
 * Code that reads the newest posts with a token, ready to run.
 *
 * Pure. Holds the token as it is given: pass a masked one for what is shown. A token needs no quoting in any of these
 * languages, because it has letters, digits and a few signs only; anything else is taken out.
 */
export const REQUEST_SAMPLES: Readonly<
  Record<Exclude<SampleName, '.env' | 'JSON'>, (mediaUrl: string, token: string) => string>
> = {
  curl: (mediaUrl, token) => `curl -G '${mediaUrl}' \\
  -d 'fields=${FIELDS}' \\
  -d 'access_token=${plain(token)}'`,
  JavaScript: (mediaUrl, token) => `const url = new URL('${mediaUrl}');
url.searchParams.set('fields', '${FIELDS}');
url.searchParams.set('access_token', '${plain(token)}');
const response = await fetch(url);
console.log(await response.json());`,
  Python: (mediaUrl, token) => `import json, urllib.parse, urllib.request

query = urllib.parse.urlencode({
    "fields": "${FIELDS}",
    "access_token": "${plain(token)}",
})
with urllib.request.urlopen(f"${mediaUrl}?{query}") as response:
    print(json.load(response))`,
  PHP: (mediaUrl, token) => `<?php
$query = http_build_query([
    'fields' => '${FIELDS}',
    'access_token' => '${plain(token)}',
]);
$media = json_decode(file_get_contents("${mediaUrl}?$query"), true);
print_r($media);`,
};

function plain(token: string): string {
  return token.replace(/[^\w.|•-]/g, '');
}
