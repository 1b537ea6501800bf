import type { Expression } from '@drawbridge/expressions'
import { code, name } from '@drawbridge/source'
import type { ColumnModel, RelationModel, TableModel } from '../../model.ts'
import { camel } from '../../names/words.ts'
import { exampleOf } from '../../table/emit/example.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { keyColumnOf } from '../../table/emit/relations.ts'
import { counterOf } from '../../table/emit/rule-tests/counter.ts'
import type { RowAt } from '../../table/emit/rule-tests/place.ts'
import { keyName } from '../../table/emit/rule-tests/seed.ts'
import type { Reading, Wanted } from './reading.ts'

type Link = Omit<Wanted, 'row'>

const NOTHING: Link = { before: [], fixed: [] }

/** The row that was looked for already, where a search is for the same again: `row.id == order.id`. */
export function sameRow(
  where: Expression,
  table: TableModel,
  { rows, params, keyed, changes }: Reading,
): RowAt | undefined {
  const [own, other] = sidesOf(where)
  if (own?.of !== 'row' || other === undefined) return undefined
  const column = table.columns.find((one) => one.name === own.name)
  const isKey = column?.role === 'key'
  if (!isKey && column?.unique !== true) return undefined
  const row = [...rows].find(([called, one]) =>
    other.of === 'params'
      ? isKey && one.table === table && keyed.has(one.path) && params.has(other.name)
      : other.name === own.name && other.of === called,
  )?.[1]
  // What is unique of it may be something else by now.
  const isAsItWas = isKey || !changes.some((change) => change.row === row)
  return row?.table === table && isAsItWas ? row : undefined
}

/** `row.slug == params.slug` */
export function isOfParameter(part: Expression): boolean {
  const [own, other] = sidesOf(part)
  return own?.of === 'row' && other?.of === 'params'
}

/** What makes `row.slug == params.slug` or `row.articleId == article.id` true. */
export function linkIn(part: Expression, row: RowAt, reading: Reading): Link | undefined {
  const [own, other] = sidesOf(part)
  if (own?.of !== 'row' || other === undefined) return undefined
  const column = row.table.columns.find((one) => one.name === own.name)
  if (column === undefined) return undefined
  const relation = row.table.relations.find(
    ({ shape }) => shape.kind === 'toOne' && keyColumnOf(row.table, shape.column) === column,
  )
  if (other.of === 'params') return byParameter(column, relation, other.name, row, reading)
  const target = reading.rows.get(other.of)
  if (target === undefined || other.name !== 'id' || relation?.target !== target.table.node)
    return undefined
  reading.keyed.add(target.path)
  return { before: [], fixed: [{ column: column.sql, value: code`${keyName(target)}` }] }
}

function byParameter(
  column: ColumnModel,
  relation: RelationModel | undefined,
  parameter: string,
  row: RowAt,
  { params, keyed, model }: Reading,
): Link | undefined {
  if (column.role === 'key') {
    params.set(parameter, code`${keyName(row)}`)
    keyed.add(row.path)
    return NOTHING
  }
  if (relation !== undefined) {
    const table = tableOf(relation.target, model)
    if (table === undefined || table.node === model.auth?.table || column.nullable) return undefined
    // It is made along with the row.
    params.set(parameter, code`${keyName({ path: `${row.path}.${relation.name}`, table })}`)
    return NOTHING
  }
  const example = exampleOf({ ...column, unique: true }, counterOf(column))
  if (column.role !== 'field' || example === undefined) return undefined
  const variable = name(camel([...row.path.split('.').slice(1), column.name]))
  params.set(parameter, code`encodeURIComponent(${variable})`)
  return {
    before: [code`const ${variable} = ${example}`],
    fixed: [{ column: column.sql, value: code`${variable}` }],
  }
}

type Side = { readonly of: string; readonly name: string } | undefined

function sidesOf(part: Expression): readonly [Side, Side] {
  if (part.kind !== 'binary' || part.operator !== '==') return [undefined, undefined]
  return [memberIn(part.left), memberIn(part.right)]
}

function memberIn(formula: Expression): Side {
  if (formula.kind !== 'member' || formula.object.kind !== 'name') return undefined
  return { of: formula.object.name, name: formula.name }
}
