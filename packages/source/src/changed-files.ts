import type { EmittedFile, FileTree } from './file-tree.ts'

/** A file that two trees don't agree on: it is new where it has no `before`, and gone where it has no `now`. */
export interface ChangedFile {
  readonly path: string
  readonly before?: EmittedFile
  readonly now?: EmittedFile
}

/** What has to be written, and then what has to be removed, to make one tree of the other. */
export function changedFiles(before: FileTree, now: FileTree): readonly ChangedFile[] {
  const old = new Map(before.map((file) => [file.path, file]))
  const kept = new Set(now.map(({ path }) => path))
  const written = now.flatMap((file): readonly ChangedFile[] => {
    const { path } = file
    const was = old.get(path)
    if (was === undefined) return [{ path, now: file }]
    return was.text === file.text ? [] : [{ path, before: was, now: file }]
  })
  const removed = before.filter(({ path }) => !kept.has(path))
  return [...written, ...removed.map((file) => ({ path: file.path, before: file }))]
}
