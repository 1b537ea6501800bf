import type { Found, Left } from '../found.ts'
import { Lines } from '../passage.ts'
import { readAlter } from './read-alter.ts'
import { descriptionIn, setDescription } from './read-column.ts'
import { Cursor, splitAt } from './cursor.ts'
import { addIndex, readTable, using } from './read-table.ts'
import { statementsIn, type Statement } from './statements.ts'
import type { TableDraft } from './table-draft.ts'

/** What has nothing to do with what rows look like. */
const SILENT =
  /^(?:set|use|pragma|begin|commit|start|lock|unlock|drop|select|grant|revoke|analyze|vacuum|go|end|reset|rollback|savepoint|flush|optimize)$/
const ROWS = /^(?:insert|copy|update|delete|replace|merge|truncate|load)$/
const UNMADE = /^(?:database|schema|sequence|extension|role|user|collation|tablespace|server)$/

/** Reads a dump, or a script, of MySQL, PostgreSQL or SQLite. Never throws. */
export function readSql(text: string): Found {
  const isMysql = /`|\bengine\s*=/i.test(text)
  const reader = new SqlReader(text)
  for (const statement of statementsIn(text, isMysql)) reader.read(statement)
  return { ...reader.found, dialect: isMysql ? 'mysql' : isSqlite(text) ? 'sqlite' : 'postgres' }
}

const isSqlite = (text: string): boolean =>
  /\bautoincrement\b|^[ \t]*pragma\b|\bwithout\s+rowid\b/im.test(text)

class SqlReader {
  readonly #lines: Lines
  readonly #tables = new Map<string, TableDraft>()
  readonly #enums = new Map<string, readonly string[]>()
  readonly #left: Left[] = []
  #rows = 0

  constructor(text: string) {
    this.#lines = new Lines(text)
  }

  get found(): Found {
    return { tables: [...this.#tables.values()].map(({ found }) => found), left: this.#left }
  }

  read(statement: Statement): void {
    const cursor = new Cursor(statement.tokens)
    const word = statement.tokens[0]?.text.toLowerCase() ?? ''
    if (SILENT.test(word)) return
    if (ROWS.test(word)) this.#countRows(statement)
    else if (cursor.take('create')) this.#create(cursor, statement)
    else if (cursor.take('alter')) this.#alter(cursor, statement)
    else if (cursor.take('comment', 'on')) this.#describe(cursor)
    else if (word === 'delimiter')
      this.#leave(statement, 'Procedures and triggers are not drawn: draw what they do as a flow.')
    else this.#leave(statement, `“${word.slice(0, 40)}” says nothing of tables, or is none of SQL.`)
  }

  #create(cursor: Cursor, statement: Statement): void {
    cursor.take('or', 'replace')
    if (cursor.take('table')) return this.#createTable(cursor, statement)
    const isTemporary = cursor.take('temporary') || cursor.take('temp')
    if (isTemporary && cursor.take('table'))
      return this.#leave(statement, 'A table for the time being is not drawn.')
    cursor.take('unlogged')
    if (cursor.take('table')) return this.#createTable(cursor, statement)
    if (cursor.take('type')) return this.#createType(cursor, statement)
    const isUnique = cursor.take('unique')
    const isFulltext = cursor.take('fulltext')
    if (cursor.take('index')) return this.#createIndex(cursor, statement, isUnique, isFulltext)
    const [what] = cursor.rest
    if (UNMADE.test(what?.text.toLowerCase() ?? '')) return
    const made = statement.tokens.find(({ text }) =>
      /^(?:view|trigger|function|procedure|event|rule|policy|domain)$/i.test(text),
    )
    this.#leave(
      statement,
      `A ${(made ?? what)?.text.toLowerCase().slice(0, 40) ?? 'thing'} is not drawn.`,
    )
  }

  #createTable(cursor: Cursor, statement: Statement): void {
    const { from, to } = statement
    const passage = this.#lines.passage(from, to)
    const table = readTable(cursor, { lines: this.#lines, passage, enums: this.#enums })
    if (table === undefined)
      return this.#leave(statement, 'A table is drawn only where its columns are listed.')
    if (!/^sqlite_/i.test(table.name)) this.#tables.set(table.name.toLowerCase(), table)
  }

  #createType(cursor: Cursor, statement: Statement): void {
    const name = cursor.name()
    const isChoice = cursor.take('as', 'enum')
    const values = (cursor.group() ?? []).filter(({ kind }) => kind === 'text')
    if (name === undefined || !isChoice) return this.#leave(statement, 'A type is not drawn.')
    this.#enums.set(
      name.toLowerCase(),
      values.map(({ text }) => text),
    )
  }

  #createIndex(cursor: Cursor, statement: Statement, isUnique: boolean, isFulltext: boolean): void {
    cursor.take('concurrently')
    cursor.take('if', 'not', 'exists')
    if (!cursor.isAt('on')) cursor.name()
    cursor.take('on')
    cursor.take('only')
    const table = this.#table(cursor.name())
    using(cursor)
    const names = cursor.names()
    const isPartial = cursor.rest.some(({ text }) => /^where$/i.test(text))
    if (table === undefined || isPartial)
      return this.#leave(
        statement,
        'An index of some rows only is not drawn, nor one of a table that is not here.',
      )
    addIndex(table, names, isUnique, isFulltext)
  }

  #alter(cursor: Cursor, statement: Statement): void {
    if (!cursor.take('table')) {
      const what = cursor.token?.text.toLowerCase() ?? ''
      if (!UNMADE.test(what) && what !== 'default')
        this.#leave(statement, 'This change is not drawn.')
      return
    }
    cursor.take('if', 'exists')
    cursor.take('only')
    const table = this.#table(cursor.name())
    if (table === undefined) return this.#leave(statement, 'It changes a table that is not here.')
    const passage = this.#lines.passage(statement.from, statement.to)
    for (const action of splitAt(cursor.rest, ','))
      if (!readAlter(new Cursor(action), table, { enums: this.#enums, passage }))
        this.#leave(statement, `A change of the table “${table.name.slice(0, 60)}” is not drawn.`)
  }

  /** `COMMENT ON COLUMN public.books.title IS '…'` */
  #describe(cursor: Cursor): void {
    const isColumn = cursor.take('column')
    if (!isColumn && !cursor.take('table')) return
    const path: string[] = []
    while (!cursor.isAtEnd && !cursor.take('is')) path.push(cursor.next()?.text ?? '')
    const names = path.filter((name) => name !== '.')
    const table = this.#table(names.at(isColumn ? -2 : -1))
    const column = isColumn ? table?.column(names.at(-1) ?? '') : undefined
    if (column) setDescription(column, cursor.token)
    else if (table && !isColumn) table.description = descriptionIn(cursor.token)
  }

  #table(name: string | undefined): TableDraft | undefined {
    return name === undefined ? undefined : this.#tables.get(name.toLowerCase())
  }

  #countRows(statement: Statement): void {
    this.#rows += 1
    if (this.#rows > 1) return
    const { from, to } = statement
    const says = 'Rows are not read: a drawing says what they look like, not what is in them.'
    this.#left.push({ says, passage: this.#lines.passage(from, to), isFine: true })
  }

  #leave({ from, to }: Statement, says: string): void {
    this.#left.push({ says, passage: this.#lines.passage(from, to) })
  }
}
