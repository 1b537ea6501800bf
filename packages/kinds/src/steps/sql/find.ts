import { code, name, type Code } from '@drawbridge/source'
import { printCondition, printOrder, printSelect, type Order } from '@drawbridge/sql'
import type { TypedExpression } from '@drawbridge/expressions'
import type { Formula } from '../../flow/formula.ts'
import type { QueryFile } from '../../flow/query-file.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { TableModel } from '../../model.ts'
import type { OuterCondition } from '../../query/outer.ts'
import { columnValue } from '../../query/row-path.ts'
import * as refs from '../../table/emit/refs.ts'
import { capitalised, columnOfRole } from '../../table/emit/resource.ts'
import { aliasOf } from '../../table/emit/shape.ts'
import { boundRow } from './checked-query.ts'
import { inclusionCode } from './inclusions.ts'
import { QueryArguments } from './query-arguments.ts'
import {
  converted,
  converts,
  foundType,
  rowTypeOf,
  selectParts,
  type Selection,
} from './selection.ts'
import {
  boundCondition,
  boundStatement,
  fixedStatement,
  hasList,
  parametersOf,
  type SqlPart,
} from './statement.ts'

/** What a find asks of the database. */
export interface Search {
  /** One for each step: two functions of one step share what they filter by. */
  readonly key: string
  readonly selection: Selection
  readonly where: OuterCondition | 'all'
  readonly filters: readonly { readonly when: Formula; readonly condition: OuterCondition }[]
  readonly order: readonly Order<TypedExpression>[]
  readonly limit: Formula | number | undefined
  readonly offset: Formula | undefined
}

/** The order that was drawn, and the key behind it so that no two rows are in any. */
export function checkOrder(
  check: StepCheck,
  table: TableModel,
): readonly Order<TypedExpression>[] | undefined {
  const row = boundRow(table)
  const order = check.list('sort').map(({ field, direction }, index) => {
    const column = table.columns.find((one) => one.name === field)
    if (column === undefined) {
      const known = table.columns.map((one) => one.name)
      const facts = { what: 'field', found: String(field), known }
      return check.report('unknown-choice', ['settings', 'sort', index, 'field'], facts)
    }
    const value = columnValue(row, column)
    return { value, ...(direction === 'desc' && { descending: true as const }) }
  })
  if (!order.every((one) => one !== undefined)) return undefined
  const last = order.at(-1)
  const key = columnValue(row, columnOfRole(table, 'key'))
  return [...order, { value: key, ...(last?.descending && { descending: true as const }) }]
}

export function fromParts(search: Search, where = search.where): readonly SqlPart[] {
  const { table, dialect } = search.selection.resource
  const whole = printSelect<TypedExpression>(
    { values: [], from: { table: table.names.sql }, ...(where !== 'all' && { where }) },
    dialect,
  )
  // What is selected is written apart from it.
  const start = whole.findIndex((piece) => typeof piece === 'string' && piece.startsWith(' FROM '))
  const [from, ...rest] = whole.slice(start)
  const line: SqlPart = { kind: 'break', flat: ' ' }
  return [line, typeof from === 'string' ? from.trimStart() : '', ...rest]
}

/** `ORDER BY … LIMIT … OFFSET …` */
export function tailParts({ order, limit, offset, selection }: Search): readonly SqlPart[] {
  const { dialect } = selection.resource
  const line: SqlPart = { kind: 'break', flat: ' ' }
  const by = order.flatMap((one, index) => [
    index === 0 ? 'ORDER BY ' : ', ',
    ...printOrder(one, dialect),
  ])
  const amount = (value: Formula | number): SqlPart => {
    if (typeof value === 'number') return String(value)
    const { typed } = value
    const isFixed = typed.kind === 'literal' && typed.value.type === 'number'
    return isFixed
      ? typed.value.digits
      : { kind: 'parameter', value: typed, type: { kind: 'integer' } }
  }
  return [
    ...(by.length > 0 ? [line, ...by] : []),
    ...(limit === undefined ? [] : [line, 'LIMIT ', amount(limit)]),
    ...(offset === undefined ? [] : [' OFFSET ', amount(offset)]),
  ]
}

/** Adds the function that finds one row, or nothing; gives its call. */
export function findOneFunction(
  file: QueryFile,
  search: Search,
  wish: string,
): { readonly call: Code; readonly formulas: readonly TypedExpression[] } {
  const { selection } = search
  const { dialect } = selection.resource
  const args = new QueryArguments()
  const called = file.name(wish)
  const { type, declaration } = foundType(
    selection,
    file.name(`Found${selection.resource.table.names.type}`),
  )
  const parts = [...selectParts(selection), ...fromParts(search), ...tailParts(search)]
  const rowType = rowTypeOf(selection)
  const opening = statementOf(file, parts, args, called, dialect)
  const includes = inclusionCode(file, selection, code`[row]`)
  const isSame = !converts(selection) && selection.included.length === 0
  const body = isSame
    ? code`return (await db.get<${rowType}>(${opening.sql}, ${opening.params})) ?? null`
    : code`
        const row = await db.get<${rowType}>(${opening.sql}, ${opening.params})
        ${
          selection.included.length === 0
            ? code`return row === undefined ? null : ${converted(selection, code`row`)}`
            : code`
              if (row === undefined) return null
              ${includes.before}
              ${includes.guards}
              ${includes.guards.length > 0 && code`if (${guardNames(selection)}) return null`}
              return ${converted(selection, code`row`, includes.members)}`
        }`
  const call = file.add(
    called,
    code`
      export async function ${name(called)}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<${type} | null> {
        ${opening.before}
        ${body}
      }`,
    [...(declaration ? [declaration] : []), ...opening.constants],
  )
  return { call, formulas: args.formulas }
}

function guardNames({ included }: Selection): Code {
  const guards = included.flatMap(({ relation }) =>
    relation.shape.kind === 'toOne' && relation.shape.required
      ? [code`${name(relation.name)} === undefined`]
      : [],
  )
  return guards.reduce((all, one) => code`${all} || ${one}`)
}

/** Adds the function that finds several rows; gives its call. */
export function findManyFunction(
  file: QueryFile,
  search: Search,
  wish: string,
): { readonly call: Code; readonly formulas: readonly TypedExpression[] } {
  const { selection, filters } = search
  const { dialect } = selection.resource
  const args = new QueryArguments()
  const called = file.name(wish)
  const { type, declaration } = foundType(
    selection,
    file.name(`Found${selection.resource.table.names.type}`),
  )
  const rowType = rowTypeOf(selection)
  const opening =
    filters.length === 0
      ? statementOf(
          file,
          [...selectParts(selection), ...fromParts(search), ...tailParts(search)],
          args,
          called,
          dialect,
        )
      : filteredStatement(file, search, args)
  const all = code`db.all<${rowType}>(${opening.sql}, ${opening.params})`
  const call = file.add(
    called,
    code`
      export async function ${name(called)}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<${type}[]> {
        ${opening.before}
        ${manyBody(file, selection, all)}
      }`,
    [...(declaration ? [declaration] : []), ...opening.constants],
  )
  return { call, formulas: args.formulas }
}

function manyBody(file: QueryFile, selection: Selection, all: Code): Code {
  if (selection.included.length === 0) {
    if (!converts(selection)) return code`return ${all}`
    const row = converted(selection, code`row`)
    const { convert } = selection.resource
    if (selection.extras.length === 0 && convert !== undefined)
      return code`
      const rows = await ${all}
      return rows.map(${convert})`
    return code`
      const rows = await ${all}
      return rows.map((row) => (${row}))`
  }
  const { before, members, guards } = inclusionCode(file, selection, code`rows`)
  const made = converted(selection, code`row`, members)
  return code`
    const rows = await ${all}
    ${before}
    ${
      guards.length === 0
        ? code`return rows.map((row) => (${made}))`
        : code`
          return rows.flatMap((row) => {
            ${guards}
            return ${guardNames(selection)} ? [] : [${made}]
          })`
    }`
}

interface Opening {
  readonly constants: readonly Code[]
  readonly before: Code | false
  readonly sql: Code
  readonly params: Code
}

/** A statement as a constant of the file; put together in the function where it holds a list. */
export function statementOf(
  file: QueryFile,
  parts: readonly SqlPart[],
  args: QueryArguments,
  called: string,
  dialect: Selection['resource']['dialect'],
  /** Parameters that come before those of the parts, and have their placeholders already. */
  given: readonly Code[] = [],
): Opening {
  if (hasList(parts)) {
    const sql = boundStatement(parts, args, dialect)
    return {
      constants: [],
      before: code`
        const params: ${refs.Param}[] = [${given}]
        const sql = ${sql}`,
      sql: code`sql`,
      params: code`params`,
    }
  }
  const constant = name(file.name(constantName(called)))
  const { sql, params } = fixedStatement(parts, args, dialect, given.length + 1)
  return {
    constants: [code`const ${constant} = ${sql}`],
    before: false,
    sql: code`${constant}`,
    params: code`[${[...given, ...params]}]`,
  }
}

/** Conditions that join in at times: the WHERE is put together from texts that are known ahead. */
function filteredStatement(file: QueryFile, search: Search, args: QueryArguments): Opening {
  const { selection } = search
  const { dialect } = selection.resource
  const where: SqlPart[] = [
    { kind: 'break', flat: ' ' },
    'WHERE ',
    { kind: 'mention', code: filterCall(file, search, args) },
  ]
  const rest = [...fromParts(search, 'all'), ...where, ...tailParts(search)]
  const select = selectParts(selection)
  const isBound = parametersOf(select).length > 0
  // Parameters are bound in the order of the text.
  const bound = isBound ? boundStatement(select, args, dialect) : undefined
  const head: readonly SqlPart[] = isBound ? [{ kind: 'mention', code: name('select') }] : select
  return {
    constants: [],
    before: code`
      const params: ${refs.Param}[] = []
      ${bound && code`const select = ${bound}`}
      const sql = ${boundStatement([...head, ...rest], args, dialect)}`,
    sql: code`sql`,
    params: code`params`,
  }
}

/** `filterArticles(params, tag)`: the conditions that hold this time, as the inside of a WHERE. */
function filterCall(file: QueryFile, search: Search, args: QueryArguments): Code {
  const { where, filters, selection } = search
  const { dialect, table } = selection.resource
  const own = new QueryArguments()
  const fixed =
    where === 'all' ? [] : [boundCondition(printCondition(where, dialect), own, dialect)]
  const added = filters.map(({ when, condition }) => {
    const test = isThere(when.typed)
    const asked =
      test === undefined ? own.argument(when.typed) : code`${own.argument(test)} !== null`
    return code`if (${asked}) where.push(${boundCondition(printCondition(condition, dialect), own, dialect)})`
  })
  const called = name(
    file.share(
      search.key,
      `filter${capitalised(table.names.plural)}`,
      (fn) =>
        code`
        /** The conditions that hold this time. */
        function ${name(fn)}(${[code`params: ${refs.Param}[]`, ...own.parameters]}): string {
          const where${fixed.length === 0 && code`: string[]`} = [${fixed}]
          ${added}
          return ${fixed.length === 0 ? code`where.join(' AND ') || 'TRUE'` : code`where.join(' AND ')`}
        }`,
    ),
  )
  return code`${called}(${[code`params`, ...own.formulas.map((formula) => args.argument(formula))]})`
}

/** `query.tag` of `query.tag != null` */
function isThere(typed: TypedExpression): TypedExpression | undefined {
  if (typed.kind !== 'binary' || typed.operator !== '!=') return undefined
  const { left, right } = typed
  const isNothing = right.kind === 'literal' && right.value.type === 'null'
  return isNothing && (left.kind === 'member' || left.kind === 'name') ? left : undefined
}

/** Adds the function that counts what a find would find on all pages. */
export function countFunction(
  file: QueryFile,
  search: Search,
  wish: string,
): { readonly call: Code; readonly formulas: readonly TypedExpression[] } {
  const args = new QueryArguments()
  const called = file.name(wish)
  const { dialect } = search.selection.resource
  const alias = aliasOf('total', { dialect })
  const head = [`SELECT COUNT(*) AS ${alias}`]
  const opening =
    search.filters.length === 0
      ? statementOf(file, [...head, ...fromParts(search)], args, called, dialect)
      : {
          constants: [],
          before: code`
            const params: ${refs.Param}[] = []
            const sql = ${boundStatement(
              [
                ...head,
                ...fromParts(search, 'all'),
                ' WHERE ',
                { kind: 'mention', code: filterCall(file, search, args) },
              ],
              args,
              dialect,
            )}`,
          sql: code`sql`,
          params: code`params`,
        }
  const call = file.add(
    called,
    code`
      export async function ${name(called)}(${[code`db: ${refs.Database}`, ...args.parameters]}): Promise<number> {
        ${opening.before}
        const row = await db.get<{ total: number }>(${opening.sql}, ${opening.params})
        return Number(row?.total ?? 0)
      }`,
    opening.constants,
  )
  return { call, formulas: args.formulas }
}

export function constantName(called: string): string {
  return called.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}
