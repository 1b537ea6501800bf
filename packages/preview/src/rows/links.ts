import type { ColumnModel, Model, RelationModel, TableModel } from '@drawbridge/kinds'
import {
  type Condition,
  type ColumnType,
  identifier,
  literalOf,
  type Select,
  type Value,
  valueType,
} from '@drawbridge/sql'
import { nameColumn } from './name-column.ts'

type Tree = Value<never>

/** Rows of another table that a row has many of, by way of a table that joins the two. */
export interface GridLinks {
  readonly join: string
  /** The column of the join that leads here, and the one that leads there. */
  readonly column: string
  readonly targetColumn: string
  readonly key: ColumnModel
  readonly target: TableModel
  readonly targetKey: ColumnModel
  readonly shown: ColumnModel | undefined
}

/** A column of a grid that no table has: the keys of the rows that a row leads to, as one text. */
export interface LinkColumn {
  readonly model: ColumnModel
  readonly isSecret: false
  readonly isEditable: true
  readonly relation: { readonly target: TableModel; readonly shown: ColumnModel | undefined }
  readonly links: GridLinks
}

/** Stands between names, in which it does not stand. */
const BETWEEN_NAMES = '\u001f'
const TEXT = { kind: 'text' } as const

/** The relations to many that are drawn on this table. */
export function linkColumns(
  { tables }: Model,
  table: TableModel,
  key: ColumnModel,
): readonly LinkColumn[] {
  return table.relations.flatMap((relation): readonly LinkColumn[] => {
    const { shape } = relation
    const target = tables.find(({ node }) => node === relation.target)
    const targetKey = target?.columns.find(({ role }) => role === 'key')
    if (shape.kind !== 'manyToMany' || shape.idsName === undefined) return []
    if (target === undefined || targetKey === undefined) return []
    const { table: join, column, targetColumn } = shape
    const shown = nameColumn(target)
    return [
      {
        model: textColumn(relation, shape.idsName),
        isSecret: false,
        isEditable: true,
        relation: { target, shown },
        links: { join, column, targetColumn, key, target, targetKey, shown },
      },
    ]
  })
}

const textColumn = ({ id, field }: RelationModel, name: string): ColumnModel => ({
  id,
  field,
  role: 'relation',
  name,
  sql: name,
  type: { type: 'text' },
  nullable: true,
  optional: true,
  readable: true,
  writable: true,
  unique: false,
})

/** The keys of what a row leads to, and what those rows are called, both in the order of the keys. */
export function linkedKeys(of: string, links: GridLinks): Tree {
  return joined(of, links, linkedKey(links), ',')
}

export function linkedNames(of: string, links: GridLinks): Tree {
  const { shown } = links
  if (shown === undefined) return { kind: 'null', type: TEXT }
  const name: Tree = {
    kind: 'coalesce',
    values: [
      { kind: 'column', of: 'linked', name: shown.sql, type: TEXT, nullable: shown.nullable },
      { kind: 'literal', value: '', type: TEXT },
    ],
    type: TEXT,
  }
  return joined(of, links, name, BETWEEN_NAMES)
}

/** Undefined where it can't be told which name is whose. */
export function namesIn(text: string, keys: string): readonly string[] | undefined {
  const names = text.split(BETWEEN_NAMES)
  return names.length === keys.split(',').length ? names : undefined
}

/** Whether a row leads to one that is like this. */
export function linkedWhere(
  of: string,
  links: GridLinks,
  where?: (linked: (column: ColumnModel) => Tree) => Condition<never>,
): Condition<never> {
  const linked = ({ sql, type, nullable }: ColumnModel): Tree => ({
    kind: 'column',
    of: 'linked',
    name: sql,
    type: valueType(type),
    nullable,
  })
  const select = linkedSelect(of, links)
  const own = select.where ? [select.where] : []
  const conditions = where ? [...own, where(linked)] : own
  return { kind: 'exists', select: { ...select, where: { kind: 'and', conditions } } }
}

function joined(of: string, links: GridLinks, value: Tree, between: string): Tree {
  const text: Tree = { kind: 'joined', value, order: linkedKey(links), between, type: TEXT }
  return {
    kind: 'select',
    select: { ...linkedSelect(of, links), values: [{ value: text }] },
    type: TEXT,
  }
}

/** The rows that one row leads to. */
function linkedSelect(of: string, links: GridLinks): Select<never> {
  const { join, column, key, target, targetKey } = links
  const own = keyColumn(of, key.sql, key.type)
  const theirs = keyColumn('linked', targetKey.sql, targetKey.type)
  return {
    values: [],
    from: { table: join, as: 'link' },
    joins: [
      {
        table: target.names.sql,
        as: 'linked',
        on: { kind: 'equal', left: theirs, right: linkedKey(links) },
      },
    ],
    where: { kind: 'equal', left: keyColumn('link', column, key.type), right: own },
  }
}

const linkedKey = ({ targetColumn, targetKey }: GridLinks): Tree =>
  keyColumn('link', targetColumn, targetKey.type)

const keyColumn = (of: string, name: string, type: ColumnType): Tree => ({
  kind: 'column',
  of,
  name,
  type: valueType(type),
  nullable: false,
})

/** What makes these, and no others, what a row leads to; `own` is the key of the row as it stands in SQL. */
export function linkStatements(
  { dialect }: Model,
  { join, column, targetColumn, targetKey }: GridLinks,
  own: { readonly text: string; readonly isNew: boolean },
  keys: readonly string[],
): readonly string[] {
  const name = (text: string): string => identifier(text, dialect)
  const cleared = `DELETE FROM ${name(join)} WHERE ${name(column)} = ${own.text}`
  const rows = keys.map(
    (one) => `(${own.text}, ${literalOf(keyOf(one, targetKey), targetKey.type, dialect)})`,
  )
  const filled = `INSERT INTO ${name(join)} (${name(column)}, ${name(targetColumn)}) VALUES ${rows.join(', ')}`
  return [...(own.isNew ? [] : [cleared]), ...(keys.length > 0 ? [filled] : [])]
}

/** `3, 1, 3` → `3`, `1` */
export const keysIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]

/** @throws where it is no key */
export function keyOf(text: string, { type, name }: ColumnModel): string | number {
  if (type.type !== 'integer') return text
  if (!/^\d+$/.test(text)) throw new SyntaxError(`“${text}” is no ${name}.`)
  return Number(text)
}
