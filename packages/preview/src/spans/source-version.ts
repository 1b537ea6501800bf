import { createHash } from 'node:crypto'
import type { FileTree } from '@drawbridge/source'

/** What the code calls itself in its traces: the digest of its files, as it makes it itself. */
export function sourceVersion(tree: FileTree): string {
  const hash = createHash('sha256')
  const files = tree
    .filter(({ path }) => /^src\/.*\.ts$/.test(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`)
  return hash.digest('hex').slice(0, 12)
}
