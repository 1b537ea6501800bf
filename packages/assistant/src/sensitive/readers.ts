import type { Compiled } from '@drawbridge/compiler'
import { hasConditions, whoMay } from '@drawbridge/kinds'

type CompiledOk = Extract<Compiled, { ok: true }>

/** Who reads which rows, by the rules of the tables. These are named by their node ids. */
export interface Readers {
  /** Whether somebody reads more rows of one table than of another: there is no telling whose they are. */
  readonly readMore: (table: string, other: string) => boolean
  /** Whether somebody reads rows of one table, and not every row of another. */
  readonly readOnlySome: (table: string, other: string) => boolean
}

const NONE = 0
const OWN = 1
const ALL = 2

export function readersOf({ model }: CompiledOk): Readers {
  const { callers, fields } = whoMay(model, [])
  /** Of each caller. */
  const reachOf = (table: string): readonly number[] => {
    const mine = fields.filter(({ node }) => node === table)
    return callers.map((_, at) => {
      if (mine.some(({ read }) => read[at]?.foreign)) return ALL
      return mine.some(({ read }) => read[at]?.own) ? OWN : NONE
    })
  }
  const rulesOf = (node: string): readonly string[] =>
    model.tables.find((table) => table.node === node)?.access.read ?? []
  const isNarrowed = (table: string, other: string): boolean =>
    hasConditions([...rulesOf(other)]) && String(rulesOf(other)) !== String(rulesOf(table))
  const someone = (table: string, other: string, needs: (reach: number) => number): boolean => {
    if (table === other) return false
    const reached = reachOf(other)
    return (
      isNarrowed(table, other) ||
      reachOf(table).some((reach, at) => reach > NONE && (reached[at] ?? NONE) < needs(reach))
    )
  }
  return {
    readMore: (table, other) => someone(table, other, (reach) => reach),
    readOnlySome: (table, other) => someone(table, other, () => ALL),
  }
}
