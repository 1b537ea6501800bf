import type { CodeFile } from '@drawbridge/protocol'

export type Origin = CodeFile['origins'][number]

/** The part that a line comes from: of several, the one that speaks of the fewest lines. */
export function originOf(file: CodeFile, line: number): Origin | undefined {
  return file.origins
    .filter(({ from, to }) => from <= line && line <= to)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]
}

/** Which origins are meant: those of selected parts, or of selected steps. */
export type Chosen = (origin: Origin) => boolean

/** The lines of a file that come from what is chosen and from nothing inside of it. */
export function linesOf(file: CodeFile, isChosen: Chosen): readonly number[] {
  const found = new Set<number>()
  for (const origin of file.origins)
    if (isChosen(origin)) for (let line = origin.from; line <= origin.to; line += 1) found.add(line)
  return [...found]
    .filter((line) => {
      const nearest = originOf(file, line)
      return nearest !== undefined && isChosen(nearest)
    })
    .toSorted((a, b) => a - b)
}

/** How much of a file comes from what is chosen. */
export const weightOf = (file: CodeFile, isChosen: Chosen): number =>
  file.origins.reduce(
    (sum, origin) => sum + (isChosen(origin) ? origin.to - origin.from + 1 : 0),
    0,
  )
