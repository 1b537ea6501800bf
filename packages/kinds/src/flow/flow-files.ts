import { readFileSync } from 'node:fs'

const read = (name: string): string =>
  readFileSync(new URL(`files/${name}`, import.meta.url), 'utf8')

/** What flows share, as it stands in `files`, by its path in a repository. */
export const FLOW_FILES: ReadonlyMap<string, string> = new Map([
  ['src/flows/in-batches.ts', read('in-batches.ts')],
  ['src/flows/one-by-one.ts', read('one-by-one.ts')],
  ['src/flows/problem-of.ts', read('problem-of.ts')],
  ['src/http/answer-headers.ts', read('answer-headers.ts')],
  ['src/http/downloads.ts', read('downloads.ts')],
  ['src/http/uploads.ts', read('uploads.ts')],
  ['src/http/held-to.ts', read('held-to.ts')],
  ['src/http/html.ts', read('html.ts')],
  ['src/http/outside.ts', read('outside.ts')],
  ['src/http/raw-body.ts', read('raw-body.ts')],
  ['src/http/signatures.ts', read('signatures.ts')],
  ['src/http/tokens.ts', read('tokens.ts')],
  ['src/secrets.ts', read('secrets.ts')],
])
