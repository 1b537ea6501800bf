import type { CodeFile } from '@drawbridge/protocol'

type Origin = CodeFile['origins'][number]

/** The part that a line comes from: of several, the one that speaks of the fewest lines. */
export function originOf(file: CodeFile, line: number): Origin | undefined {
  return file.origins
    .filter(({ from, to }) => from <= line && line <= to)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]
}

/** The lines of a file that come from these parts and from none inside of them. */
export function linesOf(file: CodeFile, nodes: ReadonlySet<string>): readonly number[] {
  const found = new Set<number>()
  for (const { from, to, node } of file.origins)
    if (nodes.has(node)) for (let line = from; line <= to; line += 1) found.add(line)
  return [...found]
    .filter((line) => nodes.has(originOf(file, line)?.node ?? ''))
    .toSorted((a, b) => a - b)
}

/** How much of a file comes from these parts. */
export const weightOf = (file: CodeFile, nodes: ReadonlySet<string>): number =>
  file.origins.reduce((sum, { from, to, node }) => sum + (nodes.has(node) ? to - from + 1 : 0), 0)
