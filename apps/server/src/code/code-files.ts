import type { CodeFile } from '@drawbridge/protocol'
import type { FileTree } from '@drawbridge/source'
import { sha256 } from '../ids.ts'
import type { StoredGeneration } from './generations.ts'

/** The files as they would be written now, and what became of each since the last generation. */
export function codeFiles(tree: FileTree, last: StoredGeneration | undefined): CodeFile[] {
  const before = last?.files ?? new Map<string, string>()
  const now = new Set(tree.map(({ path }) => path))
  const files = tree.map((file): CodeFile => ({ ...file, status: statusOf(file, before) }))
  const removed = [...before.keys()]
    .filter((path) => !now.has(path))
    .map((path): CodeFile => ({ path, text: '', origins: [], status: 'removed' }))
  return [...files, ...removed].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function statusOf(
  { path, text }: { readonly path: string; readonly text: string },
  before: ReadonlyMap<string, string>,
): CodeFile['status'] {
  const hash = before.get(path)
  if (hash === undefined) return 'added'
  return hash === sha256(text) ? 'same' : 'changed'
}
