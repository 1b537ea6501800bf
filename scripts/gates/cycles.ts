import { type SourceFile, target } from './sources.ts'

/** Files that need one another to run, in a ring: one line for each ring. */
export function checkCycles(files: readonly SourceFile[]): readonly string[] {
  const edges = new Map(files.map((file) => [file.path, relativeImports(file)]))
  const seen = new Set<string>()
  const rings: string[] = []
  const path: string[] = []

  function visit(node: string): void {
    const start = path.indexOf(node)
    if (start >= 0) {
      rings.push([...path.slice(start), node].join(' → '))
      return
    }
    if (seen.has(node)) return
    seen.add(node)
    path.push(node)
    for (const next of edges.get(node) ?? []) visit(next)
    path.pop()
  }

  for (const node of edges.keys()) visit(node)
  return rings
}

function relativeImports(file: SourceFile): readonly string[] {
  return file.valueImports.filter((one) => one.startsWith('.')).map((one) => target(file, one))
}
