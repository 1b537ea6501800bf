import type { Lines, Passage } from '../passage.ts'
import { readCheck } from './check-condition.ts'
import { Cursor, splitAt } from './cursor.ts'
import { descriptionIn, readColumn, sayCheck } from './read-column.ts'
import { readReference } from './read-reference.ts'
import { isWord } from './statements.ts'
import { TableDraft } from './table-draft.ts'
import type { Token } from './tokens.ts'

interface Reading {
  readonly lines: Lines
  readonly passage: Passage
  readonly enums: ReadonlyMap<string, readonly string[]>
}

/** Of one table, no more columns than this are read. */
const MOST_COLUMNS = 200

/** Reads what stands behind `CREATE TABLE`; undefined where there are no columns. */
export function readTable(cursor: Cursor, reading: Reading): TableDraft | undefined {
  cursor.take('if', 'not', 'exists')
  const name = cursor.name()
  const body = cursor.group()
  if (name === undefined || body === undefined) return undefined
  const table = new TableDraft(name, reading.passage)
  const items = splitAt(body, ',')
  for (const item of items.slice(0, MOST_COLUMNS)) {
    const passage = passageOf(item, reading.lines)
    if (!readRule(new Cursor(item), table, passage))
      readColumn(new Cursor(item), table, { ...reading, passage })
  }
  if (cursor.isCut) table.says.push('It ends in the middle: its brackets are not closed.')
  const left = items.length - MOST_COLUMNS
  if (left > 0) table.says.push(`Of its lines, the last ${left} are not read.`)
  for (const behind = cursor; !behind.isAtEnd; behind.next())
    if (behind.take('comment')) {
      behind.takeMark('=')
      table.description = descriptionIn(behind.token)
    }
  return table
}

export function passageOf(tokens: readonly Token[], lines: Lines): Passage {
  return lines.passage(tokens[0]?.from ?? 0, tokens.at(-1)?.to ?? 0)
}

/** Reads a rule of the whole table: a key, an index, a check; false where it is none. */
export function readRule(cursor: Cursor, table: TableDraft, passage: Passage): boolean {
  if (cursor.take('constraint') && !isRule(cursor)) cursor.name()
  if (cursor.take('primary', 'key')) {
    cursor.take('clustered')
    using(cursor)
    table.key = cursor.names() ?? []
    return true
  }
  if (cursor.take('foreign', 'key')) {
    if (cursor.token?.text !== '(') cursor.name()
    const fields = cursor.names()
    const reference = fields && cursor.take('references') && readReference(cursor, fields, passage)
    if (reference) table.references.push(reference)
    return true
  }
  if (cursor.isAt('unique') || isIndex(cursor)) {
    readIndex(cursor, table)
    return true
  }
  if (cursor.take('check')) {
    const condition = cursor.group() ?? []
    if (!readCheck(condition, table)) sayCheck(condition, table)
    return true
  }
  if (!cursor.isAt('exclude') && !cursor.isAt('like') && !cursor.isAt('period')) return false
  table.says.push(`“${passage.text.trim().slice(0, 80)}” is not drawn.`)
  return true
}

const isRule = (cursor: Cursor): boolean =>
  ['primary', 'foreign', 'unique', 'check', 'exclude'].some((word) => cursor.isAt(word))

/** `KEY name (…)`, `FULLTEXT INDEX (…)`; a column may be called `key`. */
function isIndex(cursor: Cursor): boolean {
  if (cursor.isAt('fulltext') || cursor.isAt('spatial')) return true
  if (!cursor.isAt('key') && !cursor.isAt('index')) return false
  const [, name, open, inside] = cursor.rest
  // `key varchar(20)` is a column.
  return (
    name?.text === '(' || isWord(open, 'using') || (open?.text === '(' && inside?.kind !== 'number')
  )
}

/** Reads an index, from its first word on. */
export function readIndex(cursor: Cursor, table: TableDraft): void {
  const isUnique = cursor.take('unique')
  const isFulltext = cursor.take('fulltext')
  const isSpatial = cursor.take('spatial')
  if (!cursor.take('key')) cursor.take('index')
  using(cursor)
  if (cursor.token?.text !== '(') cursor.name()
  using(cursor)
  addIndex(table, cursor.names(), isUnique, isSpatial ? undefined : isFulltext)
}

/** @param isFulltext undefined where it is of a sort that can't be drawn */
export function addIndex(
  table: TableDraft,
  names: readonly string[] | undefined,
  isUnique: boolean,
  isFulltext: boolean | undefined,
): void {
  if (names === undefined || isFulltext === undefined)
    table.says.push('An index over something worked out is not drawn.')
  else if (isUnique) table.addUnique(names)
  else table.indexes.push({ fields: names, kind: isFulltext ? 'fulltext' : 'plain' })
}

export function using(cursor: Cursor): void {
  if (cursor.take('using')) cursor.name()
}
