import type { FileTree } from '@drawbridge/source'

const IMPORT = /(?:from|import)\s*\(?\s*'([^'.\s][^'\s]*)'/g

/** The libraries that the code of a tree imports, as it names them. */
export function librariesOf(tree: FileTree): readonly string[] {
  const names = tree
    .filter((file) => file.path.startsWith('src/'))
    .flatMap((file) => [...file.text.matchAll(IMPORT)].map((match) => match[1] ?? ''))
    .filter((name) => name !== '' && !name.startsWith('node:'))
  return [...new Set(names)].toSorted()
}
