import { toTypeScriptType, type TypedExpression } from '@drawbridge/expressions'
import { code, commas, key, member, type Code } from '@drawbridge/source'
import {
  widestColumn,
  type ColumnType,
  type Dialect,
  type GivenColumn,
  type ValueType,
} from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import { snake } from '../../names/words.ts'
import * as refs from '../../table/emit/refs.ts'
import { asFunction, chained, conversionOf } from '../../table/emit/values.ts'
import type { Resource } from '../../table/emit/resource.ts'
import type { QueryFile } from '../query-file.ts'
import { heldMember } from './held.ts'
import { suggested, textOf } from './query-arguments.ts'

interface Given {
  readonly column: GivenColumn
  readonly typed: TypedExpression
  readonly stored: ColumnModel | undefined
  readonly convert: ReturnType<typeof conversionOf>['fix']
}

/** What each item of a list tells a statement: columns of the rows that it is given as JSON. */
export class GivenColumns {
  readonly #dialect: Dialect
  readonly #known = new Map<string, Given>()

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** The column of a formula over the item; `stored`: what it is written into. */
  of(typed: TypedExpression, type: ValueType, stored?: ColumnModel): GivenColumn {
    const text = `${textOf(typed)} ${JSON.stringify(stored?.type ?? type)}`
    const known = this.#known.get(text)
    if (known !== undefined) return known.column
    const name = this.#free(stored?.name ?? suggested(typed))
    const column = { name, sql: snake(name), type: roomFor(type) }
    const convert = chained(
      stored && conversionOf(stored, this.#dialect).fix,
      jsonOf(type, this.#dialect),
    )
    this.#known.set(text, { column, typed, stored, convert })
    return column
  }

  get columns(): readonly GivenColumn[] {
    return [...this.#known.values()].map(({ column }) => column)
  }

  /** `{ readonly productId: number; readonly quantity: number }` */
  get type(): Code {
    const members = [...this.#known.values()].map(
      ({ column, typed }) => code`readonly ${key(column.name)}: ${toTypeScriptType(typed.type)}`,
    )
    return code`{ ${commas(members)} }`
  }

  /** An item as such a row. */
  item(queries: QueryFile, resource: Resource, print: (typed: TypedExpression) => Code): Code {
    const members = [...this.#known.values()].map(({ column, typed, stored }) =>
      stored === undefined
        ? member(column.name, print(typed))
        : heldMember(queries, resource, { ...stored, name: column.name }, typed, print(typed)),
    )
    return code`({ ${commas(members)} })`
  }

  /** The text of these rows. */
  json(rows: Code): Code {
    const changed = [...this.#known.values()].flatMap(({ column, typed, convert }) => {
      if (convert === undefined) return []
      const value = code`row.${key(column.name)}`
      const mayBeNothing = typed.type.kind === 'nullable' || typed.type.kind === 'null'
      const converted = mayBeNothing
        ? code`${refs.given}(${value}, ${asFunction(convert)}) ?? null`
        : convert.call(value)
      return [code`${key(column.name)}: ${converted}`]
    })
    if (changed.length === 0) return code`JSON.stringify(${rows})`
    return code`JSON.stringify(${rows}.map((row) => ({ ...row, ${commas(changed)} })))`
  }

  #free(wish: string): string {
    const taken = new Set(this.columns.map(({ name }) => name))
    let free = wish
    for (let n = 2; taken.has(free); n += 1) free = `${wish}${n}`
    return free
  }
}

/** What no value is too large for: what is too large for its column is told by that. */
function roomFor(type: ValueType): ColumnType {
  return type.kind === 'decimal'
    ? { type: 'decimal', precision: 65, scale: type.scale }
    : widestColumn(type)
}

/** How a value is written in JSON, as the statement reads it from there. */
function jsonOf(type: ValueType, dialect: Dialect): Given['convert'] {
  const { toParam } = conversionOf({ type: widestColumn(type) }, dialect)
  if (type.kind === 'datetime') return toParam
  // SQLite's whole numbers of the last place are too large for JSON's.
  return type.kind === 'decimal' && toParam !== undefined
    ? { call: (value) => code`String(${toParam.call(value)})` }
    : undefined
}
