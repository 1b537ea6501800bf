import type { ColumnModel, Model, TableModel } from '@drawbridge/kinds'
import { isObject, type Json } from '@drawbridge/manifest'
import type { SeenKey } from '../inside/words.ts'
import { isSecret } from '../trace/secret-names.ts'
import { isSecretName } from '../inside/shown-value.ts'
import { leadsToPerson, type NeededRow, targetOf } from './needed-rows.ts'

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Writes values of a request as a test has them: keys of rows and people as such, names of fields by
 * their ids, and what is another each time left open.
 */
export class Opening {
  readonly #model: Model
  readonly #rows: readonly NeededRow[]
  /** Account of whoever called. */
  readonly #caller: SeenKey | undefined
  /** All that was sent and all rows, as text: what is in it is no accident. */
  readonly #known: string

  constructor(model: Model, rows: readonly NeededRow[], caller: SeenKey | undefined, sent: string) {
    this.#model = model
    this.#rows = rows
    this.#caller = caller
    this.#known = sent + JSON.stringify(rows.map(({ image }) => [...image.values()]))
  }

  /** The value of a column. */
  column(table: TableModel, column: ColumnModel, value: Json): Json {
    if (value === null) return null
    const target = column.role === 'key' ? table : targetOf(table, column, this.#model)
    if (leadsToPerson(table, column, this.#model)) return this.person(value)
    if (column.role === 'key' && table.node === this.#model.auth?.table) return this.person(value)
    return target === undefined ? value : this.row(target, value)
  }

  person(value: Json): Json {
    return { $person: String(value) === String(this.#caller) ? 'caller' : 'other' }
  }

  /** The key of a row; as it is where the test has no such row. */
  row(table: TableModel, value: Json): Json {
    const row = this.#rows.find((one) => one.table === table && String(one.key) === String(value))
    return row === undefined ? value : { $row: row.id }
  }

  /** Something that was sent: exact, but for the keys in it. */
  sent(value: Json, table?: TableModel): Json {
    return this.#members(value, table, EXACT)
  }

  /** Something that was answered. */
  answered(value: Json, table?: TableModel): Json {
    return this.#members(value, table, (one, name) => this.#left(one, name))
  }

  /** A value of no known column, by its name. */
  named(name: string, value: Json): Json {
    const table = this.#rows.find(
      ({ table: { names }, key }) =>
        name === `${names.singular}Id` && String(key) === String(value),
    )
    return table === undefined ? value : { $row: table.id }
  }

  /** A value in the path: `product` and `productId` lead to a product, `id` to a row of that key. */
  param(name: string, value: string): Json {
    const rows = this.#rows.filter(({ key }) => String(key) === value)
    const meant = rows.find(({ table: { names } }) =>
      [names.singular, `${names.singular}Id`].includes(name),
    )
    const row = meant ?? (name === 'id' ? rows[0] : undefined)
    return row === undefined ? value : { $row: row.id }
  }

  /** `title[contains]` → `#tasks.f_title[contains]` */
  queryName(name: string, table: TableModel | undefined): string {
    const [, field = '', more = ''] = /^(\w+)(.*)$/s.exec(name) ?? []
    const column = table?.columns.find((one) => one.name === field)
    return table && column ? `#${table.node}.${column.id}${more}` : name
  }

  #members(
    value: Json,
    hint: TableModel | undefined,
    plain: (value: Json, name: string) => Json,
    name = '',
  ): Json {
    if (Array.isArray(value))
      return (value as readonly Json[]).map((one) => this.#members(one, hint, plain, name))
    if (!isObject(value)) {
      const known = this.named(name, value)
      return known === value ? plain(value, name) : known
    }
    const table = this.#tableOf(Object.keys(value), hint)
    const members = Object.entries(value).map(([key, inner]): readonly [string, Json] => {
      const column = table?.columns.find((one) => one.name === key)
      if (table !== undefined && column !== undefined) {
        const known = this.column(table, column, inner)
        const isOpen = known === inner && inner !== null && plain !== EXACT
        const open = isOpen ? this.#leftOf(table, column, inner, plain) : known
        return [`#${table.node}.${column.id}`, open]
      }
      const relation = table?.relations.find((one) => one.name === key)
      const target = this.#model.tables.find(({ node }) => node === relation?.target)
      if (table !== undefined && relation !== undefined)
        return [`@${table.node}.${relation.id}`, this.#members(inner, target, plain)]
      const link = table?.relations.find(
        ({ shape }) => shape.kind === 'manyToMany' && shape.idsName === key,
      )
      if (table !== undefined && link !== undefined && Array.isArray(inner)) {
        const to = this.#model.tables.find(({ node }) => node === link.target)
        const ids = (inner as readonly Json[]).map((one) => (to ? this.row(to, one) : one))
        return [`#${table.node}.${link.id}`, ids]
      }
      const own = key.startsWith('#') || key.startsWith('@') ? `#${key}` : key
      return [own, this.#members(inner, key === 'data' ? hint : undefined, plain, key)]
    })
    return Object.fromEntries(members)
  }

  #leftOf(
    table: TableModel,
    column: ColumnModel,
    value: Json,
    plain: (value: Json, name: string) => Json,
  ): Json {
    const { role } = column
    const isCounted = role === 'key' || role === 'createdAt' || role === 'updatedAt'
    if (isCounted || table.node === this.#model.auth?.table) return anyOf(value)
    if (column.type.type === 'json') return value
    return plain(value, '')
  }

  /** The table whose rows have these members: the one that is expected, or one that is alike in all. */
  #tableOf(members: readonly string[], hint: TableModel | undefined): TableModel | undefined {
    const has = new Set(members)
    if (hint !== undefined && hint.columns.some(({ name }) => name !== 'id' && has.has(name)))
      return hint
    return this.#model.tables.find(({ columns }) => {
      const shown = columns.filter((column) => column.readable && !isSecret(column))
      return shown.length > 2 && shown.every(({ name }) => has.has(name))
    })
  }

  #left(value: Json, name: string): Json {
    if (typeof value !== 'string') return value
    if (name !== '' && isSecretName(name)) return { $any: 'text' }
    // A request has another name each time, and so has the place where the next page begins.
    if (name === 'requestId' || name === 'next') return { $any: 'text' }
    if (this.#known.includes(value)) return value
    if (ISO.test(value)) return { $any: 'time' }
    return UUID.test(value) ? { $any: 'uuid' } : value
  }
}

const EXACT = (value: Json): Json => value

function anyOf(value: Json): Json {
  if (typeof value === 'number') return { $any: 'number' }
  if (typeof value !== 'string') return { $any: 'anything' }
  return { $any: ISO.test(value) ? 'time' : UUID.test(value) ? 'uuid' : 'text' }
}
