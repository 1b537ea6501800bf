import type { Diagnostic } from '@drawbridge/manifest'
import type { CodeFile } from '@drawbridge/protocol'
import type { LineMark } from './code-text.tsx'
import type { DiffLine } from './line-diff.ts'
import { linesOf, type Chosen, type Origin } from './origins.ts'

/** What is pointed out in a file besides its words. */
export interface Pointed {
  /** Lines of what is selected. */
  readonly chosen: readonly number[]
  /** Of the request that is looked at: what it came to, and the line where it broke off. */
  readonly ran: Chosen | null
  readonly failed: number | null
  readonly problems: readonly Diagnostic[]
}

/** The marks of a file, or of what it differs in from before. */
export function lineMarks(
  file: CodeFile,
  pointed: Pointed,
  diff: readonly DiffLine[] | null,
): readonly LineMark[] {
  const { chosen, ran, failed, problems } = pointed
  const wrong = (origin: Origin): boolean => problems.some((one) => isAbout(one, origin))
  const marks: readonly LineMark[] = [
    ...(ran ? linesOf(file, ran).map((line) => ({ line, look: 'ran' }) as const) : []),
    ...(problems.length > 0
      ? linesOf(file, wrong).map((line) => ({ line, look: 'wrong' }) as const)
      : []),
    ...chosen.map((line) => ({ line, look: 'part' }) as const),
    ...(failed === null ? [] : [{ line: failed, look: 'failed' } as const]),
  ]
  if (diff === null) return marks
  const places = placesIn(diff)
  return [
    ...marks.flatMap(({ line, look }) => {
      const at = places[line - 1]
      return at === undefined ? [] : [{ line: at, look }]
    }),
    ...diff.flatMap(({ kind }, index) =>
      kind === 'same' ? [] : [{ line: index + 1, look: kind }],
    ),
  ]
}

/** Where each line of the later text stands in a difference, from 1. */
export const placesIn = (diff: readonly DiffLine[]): readonly number[] =>
  diff.flatMap(({ kind }, index) => (kind === 'removed' ? [] : [index + 1]))

/** Whether a problem is about the very thing that a line was written for. */
export function isAbout({ node, field }: Diagnostic, origin: Origin): boolean {
  if (node !== origin.node || !field || origin.field === undefined) return false
  return (
    field === origin.field ||
    field.startsWith(`${origin.field}/`) ||
    origin.field.startsWith(`${field}/`)
  )
}
