import {
  type Column,
  countEffect,
  type Dialect,
  type Effect,
  effectSentence,
  identifier,
  type Mend,
  mendsFor,
  type Outcome,
  type Table,
} from '@drawbridge/sql'
import { isSecretName } from '../inside/shown-value.ts'
import type { RawCell, RowStatement, RowsAnswer } from '../inside/words.ts'
import { type Cell, cellOf } from '../rows/cell.ts'

/** What a change of the drawing does to rows that are there, with some of them. */
export interface SeenEffect {
  /** Names it among those of the same change. */
  readonly id: string
  readonly table: string
  readonly column?: string
  readonly outcome: Outcome
  /** Somebody has to agree to it before. */
  readonly isLoss: boolean
  /** Rows that it hits; of values that are alike, those. */
  readonly rows: number
  /** Rows of the table. */
  readonly all: number
  readonly sentence: string
  readonly some: readonly SeenRow[]
  readonly mends: readonly Mend[]
  /** What a value of the column is afterwards, for whoever is to name one. */
  readonly type?: Column['type']
}

export interface SeenRow {
  /** What it is called, or its key. */
  readonly row: string
  readonly before: Cell
  /** Undefined where nothing is left, or the value is not worked out by the database. */
  readonly after?: Cell
}

const SHOWN = 3
/** Of more effects than these, the others are counted and not shown. */
const MOST_SHOWN = 30
const PER_EFFECT = 3

export const effectId = ({ why, tableId, columnId, alike }: Effect): string =>
  [why, tableId, columnId ?? alike?.columns.join('+') ?? ''].join('/')

/** Counts, and some of the rows. */
export function lookStatements(
  effects: readonly Effect[],
  secret: ReadonlySet<string>,
  dialect: Dialect,
): readonly RowStatement[] {
  return effects.flatMap((effect, at) => [
    { text: countEffect(effect, dialect) },
    { text: `SELECT count(*) FROM ${identifier(effect.table.name, dialect)}` },
    { text: someRows(effect, secret, dialect, at < MOST_SHOWN ? SHOWN : 0) },
  ])
}

export const mostRows = (effects: readonly Effect[]): number => effects.length * (SHOWN + 2)

/** Those that hit rows. */
export function seenEffects(
  effects: readonly Effect[],
  { answers }: RowsAnswer,
  secret: ReadonlySet<string>,
  dialect: Dialect,
): readonly SeenEffect[] {
  return effects.flatMap((effect, at): readonly SeenEffect[] => {
    const [hit, all, some] = answers.slice(at * PER_EFFECT, (at + 1) * PER_EFFECT)
    const rows = Number(hit?.rows[0]?.[0] ?? 0)
    if (rows === 0) return []
    const type = effect.to?.type ?? effect.from?.type
    return [
      {
        id: effectId(effect),
        table: effect.table.name,
        ...(effect.column !== undefined && { column: effect.column }),
        outcome: effect.outcome,
        isLoss: effect.isLoss,
        rows,
        all: Number(all?.rows[0]?.[0] ?? 0),
        sentence: effectSentence(effect, rows),
        some: (some?.rows ?? []).map((row) => seenRow(row, effect, secret, dialect)),
        mends: mendsFor(effect),
        ...(type && { type }),
      },
    ]
  })
}

function someRows(
  effect: Effect,
  secret: ReadonlySet<string>,
  dialect: Dialect,
  limit: number,
): string {
  const { table, where, after, alike } = effect
  const name = (column: string): string => identifier(column, dialect)
  const key = table.primaryKey[0] ?? table.columns[0]?.name ?? 'id'
  const shown = shownColumn(effect, secret)
  const values = [
    name(key),
    name(nameColumn(table, secret) ?? key),
    shown === undefined ? 'NULL' : name(shown.name),
    shown === undefined || after === undefined ? 'NULL' : after,
  ]
  const condition = where === undefined ? '' : ` WHERE ${where}`
  const order = [...(alike?.columns ?? []), key].map(name).join(', ')
  return `SELECT ${values.join(', ')} FROM ${name(table.name)}${condition} ORDER BY ${order} LIMIT ${limit}`
}

function seenRow(
  [key = null, called = null, before = null, after = null]: readonly RawCell[],
  effect: Effect,
  secret: ReadonlySet<string>,
  dialect: Dialect,
): SeenRow {
  const shown = shownColumn(effect, secret)
  const cell = (raw: RawCell): Cell =>
    shown === undefined ? null : cellOf(raw, shown.type, dialect)
  const row = textOf(called) || textOf(key)
  return { row, before: cell(before), ...(effect.after !== undefined && { after: cell(after) }) }
}

const textOf = (cell: RawCell): string =>
  cell === null ? '' : typeof cell === 'object' ? `${cell.start}…` : String(cell)

/** The column whose values change, where they may be seen. */
function shownColumn({ from }: Effect, secret: ReadonlySet<string>): Column | undefined {
  return from && isOpen(from, secret) ? from : undefined
}

/** What tells rows from each other for a person. */
function nameColumn({ columns }: Table, secret: ReadonlySet<string>): string | undefined {
  const texts = columns.filter((column) => column.type.type === 'string' && isOpen(column, secret))
  const named = texts.find(({ name }) => /^(?:name|title|label|email)$/i.test(name))
  return (named ?? texts[0])?.name
}

/** A column that goes is in no drawing any more that could tell. */
const isOpen = ({ name }: Column, secret: ReadonlySet<string>): boolean =>
  !secret.has(name) && !isSecretName(name)
