import type { Operation } from '@drawbridge/kinds/faces'
import { arePeople, deedsOf, isGeneric, markOf, rightsOf } from './cells.ts'

/** A table that somebody has written into a prompt: its head, and the rows below it. */
export interface Grid {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** That somebody may do something with a thing; a thing of '' is what the grid is about. */
export interface Entry {
  readonly who: string
  readonly thing: string
  readonly operation: Operation
  readonly may: 'yes' | 'no' | 'own'
}

/** What a grid says of who may do what, whichever way it is turned; undefined where it says something else. */
export function entriesOf({ head, rows }: Grid): readonly Entry[] | undefined {
  const [corner = '', ...columns] = head
  const names = rows.map(([first = '']) => first)
  if (columns.length === 0 || rows.length === 0 || names.includes('')) return undefined
  const thing = isGeneric(corner) ? '' : corner
  const at = (row: number, column: number): string => rows[row]?.[column + 1] ?? ''
  const areDeeds = (cells: readonly string[]): boolean =>
    cells.every((cell) => deedsOf(cell).length > 0)
  // One of them that is nothing but people says it of all.
  const sayPeople = (cells: readonly string[]): boolean => cells.some(arePeople)
  const isRoles = CALLED.test(corner)
  const turned: At = (row, column) => at(column, row)
  return (
    (areDeeds(columns) && (isRoles || sayPeople(names))
      ? marks(names, columns, thing, at)
      : undefined) ??
    (areDeeds(names) && sayPeople(columns) ? marks(columns, names, thing, turned) : undefined) ??
    (areDeeds(columns) ? byPeople(names, columns, at) : undefined) ??
    (isRoles || sayPeople(names) ? rights(names, columns, at) : undefined) ??
    (sayPeople(columns) ? rights(columns, names, turned) : undefined)
  )
}
/** `| Role | … |` */
const CALLED = /^(?:roles?|who|user types?|actors?|groups?)$/iu

type At = (row: number, column: number) => string

/** People and deeds, with marks: `| editor | yes | no |`. */
function marks(
  people: readonly string[],
  deeds: readonly string[],
  thing: string,
  at: At,
): readonly Entry[] | undefined {
  const all: Entry[] = []
  for (const [row, who] of people.entries())
    for (const [column, deed] of deeds.entries()) {
      const may = markOf(at(row, column))
      if (may === undefined) return undefined
      for (const operation of deedsOf(deed)) all.push({ who, thing, operation, may })
    }
  return all
}

/** People and things, with what they may: `| editor | read, update own | crud |`. */
function rights(
  people: readonly string[],
  things: readonly string[],
  at: At,
): readonly Entry[] | undefined {
  const all: Entry[] = []
  for (const [row, who] of people.entries())
    for (const [column, thing] of things.entries()) {
      const said = rightsOf(at(row, column))
      if (said === undefined || isGeneric(thing)) return undefined
      for (const { operation, isOwn } of said)
        all.push({ who, thing, operation, may: isOwn ? 'own' : 'yes' })
    }
  return all
}

/** Things and deeds, with who may: `| posts | everyone | staff, admins |`. */
function byPeople(
  things: readonly string[],
  deeds: readonly string[],
  at: At,
): readonly Entry[] | undefined {
  const all: Entry[] = []
  for (const [row, thing] of things.entries())
    for (const [column, deed] of deeds.entries()) {
      const cell = at(row, column).trim()
      const isNobody = markOf(cell) === 'no' || /^(?:nobody|no one)$/iu.test(cell)
      const people = isNobody ? [''] : cell.split(/\s*(?:,|\/|\+|&|\band\b|\bor\b)\s*/u)
      if (!isNobody && !people.every(arePeople)) return undefined
      for (const who of people)
        for (const operation of deedsOf(deed))
          all.push({ who, thing, operation, may: isNobody ? 'no' : 'yes' })
    }
  return all
}
