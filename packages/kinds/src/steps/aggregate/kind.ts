import type { ObjectType, Type } from '@drawbridge/expressions'
import { code } from '@drawbridge/source'
import { printCondition, printOrder, printValue, widestColumn, typeOf } from '@drawbridge/sql'
import type { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { columnValueType } from '../../flow/row-type.ts'
import type { TableModel } from '../../model.ts'
import type { OuterValue } from '../../query/outer.ts'
import * as refs from '../../table/emit/refs.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { adviseAgainstLoop, assigned, awaitedCall, queryName } from '../../flow/data/called.ts'
import { fieldAt, rowNames, valueAt, whereOf } from '../../flow/data/checked-query.ts'
import { statementOf } from '../../flow/data/opening.ts'
import {
  extraParts,
  extraRowType,
  extraType,
  extrasOf,
  type Extra,
} from '../../flow/data/extras.ts'
import { QueryArguments } from '../../flow/data/query-arguments.ts'
import type { SqlPart } from '../../flow/data/statement.ts'
import { aggregateFace } from './face.ts'

export const aggregate: StepKind = {
  face: aggregateFace,
  check(check) {
    const table = check.table()
    const where = table && whereOf(check, table)
    if (table === undefined || where === undefined) return undefined
    adviseAgainstLoop(check)
    const groups = checkGroups(check, table)
    const values = check.list('values').map((_, index) => checkValue(check, table, index))
    if (groups === undefined || !values.every((one) => one !== undefined)) return undefined
    const resource = resourceOf(table, check.model)
    const { dialect, sql } = resource
    const extras = [...groups, ...values]
    const one: ObjectType = {
      kind: 'object',
      members: new Map(extras.map((extra) => [extra.name, { type: extra.type }])),
    }
    const isGrouped = groups.length > 0
    return {
      type: isGrouped ? { kind: 'list', of: one } : one,
      emit: (emission) => {
        const { queries } = emission
        const wish = queryName(check, 'sumUp', table, true)
        const args = new QueryArguments()
        const line: SqlPart = { kind: 'break', flat: ' ' }
        const listed = (print: (value: OuterValue) => readonly SqlPart[]): readonly SqlPart[] =>
          groups.flatMap(({ value }, index) => [index === 0 ? '' : ', ', ...print(value)])
        const by = listed((value) => printValue(value, dialect))
        const order = listed((value) => printOrder({ value }, dialect))
        const parts: readonly SqlPart[] = [
          'SELECT ',
          ...extraParts(extras, resource),
          line,
          `FROM ${sql}`,
          ...(where === 'all' ? [] : [line, 'WHERE ', ...printCondition(where, dialect)]),
          ...(isGrouped ? [line, 'GROUP BY ', ...by, line, 'ORDER BY ', ...order] : []),
        ]
        const opening = statementOf(queries, parts, args, wish, dialect)
        const rowType = extraRowType(extras, dialect)
        const result = extraType(extras, dialect)
        const row = extrasOf(extras, dialect, code`row`)
        const body = isGrouped
          ? code`
              const rows = await db.all<${rowType}>(${opening.sql}, ${opening.params})
              return ${row === undefined ? code`rows` : code`rows.map((row) => (${row}))`}`
          : code`
              const [row] = await db.all<${rowType}>(${opening.sql}, ${opening.params})
              if (row === undefined) throw new Error('A sum of no rows is a row, too.')
              return ${row ?? code`row`}`
        const call = queries.add(
          wish,
          (called) => code`
            export async function ${called}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<${result}${isGrouped && code`[]`}> {
              ${opening.before}
              ${body}
            }`,
        )
        return assigned(check, awaitedCall({ call, formulas: args.formulas }, emission))
      },
    }
  },
}

/** The fields that rows with the same are taken together by. */
function checkGroups(check: StepCheck, table: TableModel): readonly Extra[] | undefined {
  const groups = check.texts('groupBy').map((field, index): Extra | undefined => {
    const column = table.columns.find(
      (one) => one.name === field && one.readable && one.computed?.isPersonal !== true,
    )
    if (column === undefined) {
      const known = table.columns.filter(({ readable }) => readable).map((one) => one.name)
      const facts = { what: 'field', found: field, known }
      return check.report('unknown-choice', ['settings', 'groupBy', index], facts)
    }
    const value = fieldAt(check, table, ['settings', 'groupBy', index], column)
    return (
      value && {
        name: field,
        type: columnValueType(column),
        column: column.type,
        nullable: column.nullable,
        value,
      }
    )
  })
  return groups.every((one) => one !== undefined) ? groups : undefined
}

const INTEGER = { kind: 'integer' } as const
const FLOAT = { kind: 'float' } as const

function checkValue(check: StepCheck, table: TableModel, index: number): Extra | undefined {
  const drawn = check.list('values')[index] ?? {}
  const called = String(drawn['name'])
  const path = ['settings', 'values', index, 'formula']
  if (drawn['of'] === 'count')
    return extra(called, INTEGER, false, { kind: 'aggregate', of: 'count', type: INTEGER })
  const text = drawn['formula']
  if (typeof text !== 'string')
    return check.report('missing-value', path, { what: 'Of what', where: `in ${check.title}` })
  const formula = check.formulaAt(path, text, undefined, rowNames(table))
  const value = formula && valueAt(check, table, path, formula)
  if (formula === undefined || value === undefined) return undefined
  const type = formula.type.kind === 'nullable' ? formula.type.of : formula.type
  const sqlType = typeOf(value)
  switch (drawn['of']) {
    case 'least':
    case 'greatest': {
      const of = drawn['of'] === 'least' ? 'min' : 'max'
      return extra(called, { kind: 'nullable', of: type }, true, {
        kind: 'aggregate',
        of,
        value,
        type: sqlType,
      })
    }
    case 'sum':
      if (isNumber(type))
        return extra(called, type, false, { kind: 'aggregate', of: 'sum', value, type: sqlType })
      break
    default:
      if (type.kind === 'integer' || type.kind === 'float') {
        const average: OuterValue = { kind: 'aggregate', of: 'average', value, type: sqlType }
        const cast: OuterValue =
          type.kind === 'float' ? average : { kind: 'cast', value: average, type: FLOAT }
        return extra(called, { kind: 'nullable', of: FLOAT }, true, cast)
      }
  }
  return check.report('wrong-formula', path, {
    step: check.title,
    problem: `this can't be worked out of ${type.kind === 'decimal' ? 'exact numbers' : 'such values'}.`,
    cure:
      type.kind === 'decimal'
        ? 'Take the sum and the count, and divide them with round(…).'
        : 'Choose a number.',
  })
}

const isNumber = ({ kind }: Type): boolean =>
  kind === 'integer' || kind === 'float' || kind === 'decimal' || kind === 'bigint'

function extra(called: string, type: Type, nullable: boolean, value: OuterValue): Extra {
  return { name: called, type, nullable, value, column: widestColumn(typeOf(value)) }
}
