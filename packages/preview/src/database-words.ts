export const SILENT =
  'No database answers there. Check host and port, and that it takes connections from this machine.'

const WORDS: readonly (readonly [said: RegExp, means: string])[] = [
  [
    /access denied|authentication failed|no pg_hba|password must be/i,
    'The database answers, but does not let this user in with this password.',
  ],
  [
    /unknown database|database ".*" does not exist/i,
    'The database server answers, but has no database of that name.',
  ],
  [
    /\bconnect E[A-Z]{5,}\b|ECONNRESET|connection (lost|terminated)|^$|handshake|packet|timeout/i,
    SILENT,
  ],
]

/**
 * What drivers say when there is no getting in, for whoever does not know them; undefined for all
 * else. A port that is closed and one that is silent are told alike.
 */
export function whyNoDatabase(message: string): string | undefined {
  return WORDS.find(([said]) => said.test(message))?.[1]
}
