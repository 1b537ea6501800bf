import type { Passage } from '../passage.ts'
import { readCheck } from './check-condition.ts'
import { readType } from './column-type.ts'
import type { Cursor } from './cursor.ts'
import { readDefault } from './default-value.ts'
import { readReference } from './read-reference.ts'
import type { ColumnDraft, TableDraft } from './table-draft.ts'
import type { Token } from './tokens.ts'

export interface Around {
  /** The values of types that the dump has made. */
  readonly enums: ReadonlyMap<string, readonly string[]>
  readonly passage: Passage
}

/** Reads a column, from its name on, into a table. */
export function readColumn(cursor: Cursor, table: TableDraft, { enums, passage }: Around): boolean {
  const name = cursor.name()
  if (name === undefined) return false
  const type = isBehindType(cursor) ? undefined : readType(cursor, enums)
  const column: ColumnDraft = {
    name,
    settings: type?.settings ?? { type: 'text' },
    isRequired: false,
    isUnique: false,
    isCounted: type?.isCounted ?? false,
  }
  table.put(column)
  if (type?.says !== undefined) table.says.push(`“${name}” is ${type.says}.`)
  while (!cursor.isAtEnd) readConstraint(cursor, column, table, passage)
  return true
}

/** SQLite asks for no type. */
const isBehindType = (cursor: Cursor): boolean =>
  cursor.isAtEnd || WORDS.some((word) => cursor.isAt(word)) || cursor.isAt('null')

/** What ends the default that stands before it. */
const WORDS = [
  'not',
  'primary',
  'unique',
  'check',
  'references',
  'comment',
  'on',
  'auto_increment',
  'autoincrement',
  'collate',
  'constraint',
  'generated',
  'default',
  'identity',
]

function readConstraint(
  cursor: Cursor,
  column: ColumnDraft,
  table: TableDraft,
  passage: Passage,
): void {
  if (cursor.take('constraint')) cursor.name()
  else if (cursor.take('not', 'null')) column.isRequired = true
  else if (cursor.take('primary', 'key')) table.key = [column.name]
  else if (cursor.take('unique', 'key') || cursor.take('unique')) column.isUnique = true
  else if (cursor.take('auto_increment') || cursor.take('autoincrement') || cursor.take('identity'))
    column.isCounted = true
  else if (cursor.take('default')) setDefault(column, defaultIn(cursor), table)
  else if (cursor.take('comment')) setDescription(column, cursor.next())
  else if (cursor.take('collate')) cursor.name()
  else if (cursor.take('references')) {
    const reference = readReference(cursor, [column.name], passage)
    if (reference) table.references.push(reference)
  } else if (cursor.take('check')) {
    const condition = cursor.group() ?? []
    if (!readCheck(condition, table)) sayCheck(condition, table)
  } else if (cursor.take('generated') || cursor.isAt('as')) {
    readGenerated(cursor, column, table)
  } else if (cursor.group() === undefined) cursor.next()
}

function defaultIn(cursor: Cursor): readonly Token[] {
  const tokens: Token[] = []
  do {
    const { token } = cursor
    const group = cursor.group()
    if (group && token) tokens.push(token, ...group, { ...token, text: ')' })
    else if (token) {
      tokens.push(token)
      cursor.next()
    }
  } while (!cursor.isAtEnd && !WORDS.some((word) => cursor.isAt(word)) && !cursor.isAt('null'))
  return tokens
}

export function setDefault(column: ColumnDraft, tokens: readonly Token[], table: TableDraft): void {
  const read = readDefault(tokens, String(column.settings['type']))
  if ('isCounted' in read) column.isCounted = true
  if ('says' in read) table.says.push(`Of “${column.name}”, ${read.says}.`)
  if ('value' in read) column.settings = { ...column.settings, default: read.value }
}

/** Longer descriptions are cut. */
const LONGEST_DESCRIPTION = 500

export function setDescription(column: ColumnDraft, token: Token | undefined): void {
  const description = descriptionIn(token)
  if (description !== undefined) column.settings = { ...column.settings, description }
}

export function descriptionIn(token: Token | undefined): string | undefined {
  if (token?.kind !== 'text' || token.text.trim() === '') return undefined
  return token.text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_DESCRIPTION)
}

/** `GENERATED … AS IDENTITY` counts up; `GENERATED ALWAYS AS (price * 2)` is worked out. */
function readGenerated(cursor: Cursor, column: ColumnDraft, table: TableDraft): void {
  while (cursor.take('always') || cursor.take('by') || cursor.take('default')) continue
  cursor.take('as')
  if (cursor.take('identity')) column.isCounted = true
  else
    table.says.push(
      `“${column.name}” is worked out by the database: here it is an ordinary field, until you draw its formula.`,
    )
  cursor.group()
}

export function sayCheck(condition: readonly Token[], table: TableDraft): void {
  const text = condition.map((token) => token.text).join(' ')
  const shown = text.length > 80 ? `${text.slice(0, 79)}…` : text
  table.says.push(`The check “${shown}” is not drawn.`)
}
