/** The formats in which code for the token is shown, in the order of their tabs. */
export const SAMPLE_NAMES = ['curl', 'JavaScript', 'Python', 'PHP', '.env', 'JSON'] as const;

/** One of the formats. */
export type SampleName = (typeof SAMPLE_NAMES)[number];

const FIELDS = 'id,caption,permalink,timestamp';

/**
 * Code that reads the newest posts with a token, ready to run.
 *
 * Pure. Holds the token as it is given: pass a masked one for what is shown. A token needs no quoting in any of these
 * languages, because it has letters, digits and a few signs only; anything else is taken out.
 */
export const REQUEST_SAMPLES: Readonly<
  Record<Exclude<SampleName, '.env' | 'JSON'>, (graphUrl: string, token: string) => string>
> = {
  curl: (graphUrl, token) => `curl -G '${graphUrl}/me/media' \\
  -d 'fields=${FIELDS}' \\
  -d 'access_token=${plain(token)}'`,
  JavaScript: (graphUrl, token) => `const url = new URL('${graphUrl}/me/media');
url.searchParams.set('fields', '${FIELDS}');
url.searchParams.set('access_token', '${plain(token)}');
const response = await fetch(url);
console.log(await response.json());`,
  Python: (graphUrl, token) => `import json, urllib.parse, urllib.request

query = urllib.parse.urlencode({
    "fields": "${FIELDS}",
    "access_token": "${plain(token)}",
})
with urllib.request.urlopen(f"${graphUrl}/me/media?{query}") as response:
    print(json.load(response))`,
  PHP: (graphUrl, token) => `<?php
$query = http_build_query([
    'fields' => '${FIELDS}',
    'access_token' => '${plain(token)}',
]);
$media = json_decode(file_get_contents("${graphUrl}/me/media?$query"), true);
print_r($media);`,
};

function plain(token: string): string {
  return token.replace(/[^\w.|•-]/g, '');
}
