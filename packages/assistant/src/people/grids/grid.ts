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

/** What the cells say, one after another; undefined where one of them says something else. */
function cellsOf(
  rows: readonly string[],
  columns: readonly string[],
  read: (row: string, column: string, cell: string) => readonly Entry[] | undefined,
  at: At,
): readonly Entry[] | undefined {
  const all: Entry[] = []
  for (const [row, name] of rows.entries())
    for (const [column, title] of columns.entries()) {
      const said = read(name, title, at(row, column))
      if (said === undefined) return undefined
      all.push(...said)
    }
  return all
}

/** People and deeds, with marks: `| editor | yes | no |`. */
const marks = (
  people: readonly string[],
  deeds: readonly string[],
  thing: string,
  at: At,
): readonly Entry[] | undefined =>
  cellsOf(
    people,
    deeds,
    (who, deed, cell) => {
      const may = markOf(cell)
      return may && deedsOf(deed).map((operation) => ({ who, thing, operation, may }))
    },
    at,
  )

/** People and things, with what they may: `| editor | read, update own | crud |`. */
const rights = (
  people: readonly string[],
  things: readonly string[],
  at: At,
): readonly Entry[] | undefined =>
  cellsOf(
    people,
    things,
    (who, thing, cell) =>
      isGeneric(thing)
        ? undefined
        : rightsOf(cell)?.map(({ operation, isOwn }) => ({
            who,
            thing,
            operation,
            may: isOwn ? 'own' : 'yes',
          })),
    at,
  )

/** Things and deeds, with who may: `| posts | everyone | staff, admins |`. */
const byPeople = (
  things: readonly string[],
  deeds: readonly string[],
  at: At,
): readonly Entry[] | undefined =>
  cellsOf(
    things,
    deeds,
    (thing, deed, written) => {
      const cell = written.trim()
      const isNobody = markOf(cell) === 'no' || /^(?:nobody|no one)$/iu.test(cell)
      const people = isNobody ? [''] : cell.split(/\s*(?:,|\/|\+|&|\band\b|\bor\b)\s*/u)
      if (!isNobody && !people.every(arePeople)) return undefined
      return people.flatMap((who) =>
        deedsOf(deed).map((operation) => ({ who, thing, operation, may: isNobody ? 'no' : 'yes' })),
      )
    },
    at,
  )
