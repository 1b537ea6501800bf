import type { Compiled } from '@drawbridge/compiler'
import type { EmittedFile, FileTree } from '@drawbridge/source'
import { BASE, baseOf, printBase } from './base.ts'

export const MANIFEST = 'drawbridge/manifest.json'
export const ORIGINS = 'drawbridge/origins.json'

/**
 * The repository as it is handed over: the emitted tree, and in `drawbridge/` the drawing, the
 * origin map and the merge base. Without that folder everything still runs.
 */
export function repositoryOf(compiled: Extract<Compiled, { ok: true }>): FileTree {
  const files = withDrawing(compiled)
  return sorted([...files, { path: BASE, text: printBase(baseOf(compiled, files)), origins: [] }])
}

function withDrawing(compiled: Extract<Compiled, { ok: true }>): FileTree {
  const emitted = new Set(compiled.tree.map((file) => file.path))
  const own: EmittedFile[] = [
    { path: MANIFEST, text: print(compiled.manifest), origins: [] },
    { path: ORIGINS, text: print(originsOf(compiled.tree)), origins: [] },
  ]
  return sorted([...compiled.tree, ...own.filter((file) => !emitted.has(file.path))])
}

/** Path → `[from, to, node, field?]`. */
function originsOf(tree: FileTree) {
  return Object.fromEntries(
    tree
      .filter((file) => file.origins.length > 0)
      .map((file) => [
        file.path,
        file.origins.map(({ from, to, node, field }) =>
          field === undefined ? [from, to, node] : [from, to, node, field],
        ),
      ]),
  )
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function sorted(files: FileTree): FileTree {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
