import type { FileTree } from '@drawbridge/source'

/** Where a person's own code stands in a drawing. */
export interface OwnPlace {
  readonly node: string
  readonly field: string
}

/** An emitted file with a text in it as it is being typed. */
export interface OwnFile {
  readonly path: string
  readonly text: string
  /** Lines of the file before the person's first. */
  readonly before: number
  readonly lines: number
}

/** A place in a text: lines count from 1, columns from 0, in UTF-16 units. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/** Whether a person's own code is what a file is for. */
export const isOwnFile = ({ path }: Pick<FileTree[number], 'path'>): boolean =>
  path.startsWith('src/steps/')

/** The file that the code of a place is in, with `source` in its stead, typed as it was. */
export function fileWith(tree: FileTree, place: OwnPlace, source: string): OwnFile | undefined {
  for (const { path, text, origins } of tree.filter(isOwnFile)) {
    const own = origins.find(({ node, field }) => node === place.node && field === place.field)
    if (own === undefined) continue
    const all = text.split('\n')
    const typed = source.split('\n')
    const lines = [...all.slice(0, own.from - 1), ...typed, ...all.slice(own.to)]
    return { path, text: lines.join('\n'), before: own.from - 1, lines: typed.length }
  }
  return undefined
}

/** A line of the file as the person sees it; what is said of the lines around goes to the nearest. */
export function spotIn({ before, lines }: OwnFile, line: number, column: number): Spot {
  const own = line - before
  if (own < 1) return { line: 1, column: 0 }
  return own > lines ? { line: lines, column: 0 } : { line: own, column }
}
