import { name, ref, typeRef, type Name, type Ref } from '@drawbridge/source'
import { identifier, type Dialect } from '@drawbridge/sql'
import type { Operation } from '../../access.ts'
import type { ColumnModel, Model, TableModel } from '../../model.ts'
import { ALL, reachOf, type Reach } from './reach.ts'
import { ruledFields } from './ruled-fields.ts'
import { conversionOf } from './values.ts'

/** A table as emitted code speaks of it: its files, and what they export. */
export interface Resource {
  readonly table: TableModel
  readonly model: Model
  readonly dialect: Dialect
  readonly key: ColumnModel
  /** The table's name in a statement. */
  readonly sql: string
  /** A variable that holds one row, and one that holds several. */
  readonly item: Name
  readonly items: Name
  /** `task`, `order item`: in sentences. */
  readonly noun: string
  readonly files: Readonly<Record<FileName, string>>
  readonly type: Ref
  /** With the fields that not everybody may read: what flows have in hand. */
  readonly knownType: Ref
  readonly rowType: Ref
  readonly inputType: Ref
  readonly changesType: Ref
  /** What is selected of a row, and the same with what is about whoever asks. */
  readonly columns: Ref
  readonly selected: Ref
  readonly properties: Ref
  /** FROM beside whoever asks, where some computed field is about them. */
  readonly source: Ref | undefined
  /** Row to item, where the database has no type of its own for some value. */
  readonly convert: Ref | undefined
  /** The same without what is about whoever asks, where some value is worked out after reading. */
  readonly convertShared: Ref | undefined
  readonly functions: Readonly<Record<Operation | 'plugin' | 'include' | 'check', string>>
  readonly reach: (operation: Operation) => Reach
}

type FileName = 'shape' | 'schemas' | 'queries' | 'includes' | 'references' | 'rules' | 'routes'

export function resourceOf(table: TableModel, model: Model): Resource {
  const { type, singular, plural, folder, sql } = table.names
  const path = (file: string): string => `src/${folder}/${file}.ts`
  const shape = path(kebab(singular))
  const key = columnOfRole(table, 'key')
  const pluralType = capitalised(plural)
  const converts = table.columns.some(
    (column) =>
      column.readable &&
      (conversionOf(column, model.dialect).fromRow !== undefined || isAfterReading(column)),
  )
  const isMade = table.columns.some(isAfterReading)
  const isPersonal = table.columns.some(({ computed }) => computed?.isPersonal)
  const isRuled = ruledFields({ table }, 'readRule').length > 0
  const known = !isRuled ? type : converts ? `Known${type}` : `${type}Row`
  return {
    table,
    model,
    dialect: model.dialect,
    key,
    sql: identifier(sql, model.dialect),
    item: name(singular),
    items: name(plural),
    noun: kebab(singular).replaceAll('-', ' '),
    files: {
      shape,
      schemas: path('schemas'),
      queries: path('queries'),
      includes: path('includes'),
      references: path('references'),
      rules: path('rules'),
      routes: path('routes'),
    },
    type: typeRef(type, shape),
    knownType: typeRef(known, shape),
    rowType: typeRef(`${type}Row`, shape),
    inputType: typeRef(`${type}Input`, shape),
    changesType: typeRef(`${type}Changes`, shape),
    columns: ref(`${singular}Columns`, shape),
    selected: ref(isPersonal ? `${singular}ColumnsFor` : `${singular}Columns`, shape),
    properties: ref(`${singular}Properties`, shape),
    source: isPersonal ? ref(`${plural}For`, shape) : undefined,
    convert: converts ? ref(`to${type}`, shape) : undefined,
    convertShared: isMade && isPersonal ? ref(`toShared${type}`, shape) : undefined,
    functions: {
      list: `list${pluralType}`,
      read: `read${type}`,
      create: `create${type}`,
      bulkCreate: `create${pluralType}`,
      update: `update${type}`,
      delete: `delete${type}`,
      restore: `restore${type}`,
      plugin: `${singular}Routes`,
      include: `includeIn${pluralType}`,
      check: 'checkReferences',
    },
    reach: (operation) => {
      const access = table.access[operation]
      return access === undefined ? ALL : reachOf(access)
    },
  }
}

function isAfterReading({ computed }: ColumnModel): boolean {
  return computed?.after !== undefined
}

export function columnOfRole(table: TableModel, role: ColumnModel['role']): ColumnModel {
  const column = table.columns.find((one) => one.role === role)
  if (column === undefined) throw new Error(`${table.names.sql} has no ${role} column.`)
  return column
}

/** What a statement calls the column: `tasks.due_date`. */
export function columnSql({ sql, dialect }: Resource, column: ColumnModel): string {
  return `${sql}.${identifier(column.sql, dialect)}`
}

export function placeholder(dialect: Dialect, position: number): string {
  return dialect === 'postgres' ? `$${position}` : '?'
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function kebab(camelCase: string): string {
  return camelCase.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `a task`, `an order item`, `a user`: by the sound, as far as the first letters tell. */
export function withArticle(noun: string): string {
  return `${/^(?:[aeio]|u(?!s|ni))/.test(noun) ? 'an' : 'a'} ${noun}`
}
