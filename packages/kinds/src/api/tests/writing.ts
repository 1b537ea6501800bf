import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'
import { code, commas, key, lit, name, ref, templateOf, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import type { ColumnModel, Model, TableModel } from '../../model.ts'
import { exampleOf } from '../../table/emit/example.ts'
import { conversionOf } from '../../table/emit/values.ts'
import { nameNow } from './names.ts'
import type { ReadRow, ReadTest } from './read-saved-test.ts'

/** What a value that is another each time is known by, and the helper of the tests that says so. */
const VARYING = {
  number: 'aNumber',
  text: 'aText',
  time: 'aTime',
  uuid: 'aUuid',
  anything: 'anything',
} as const

type Special =
  | { readonly kind: 'row'; readonly id: string }
  | { readonly kind: 'person'; readonly isCaller: boolean }
  | { readonly kind: 'any'; readonly varying: keyof typeof VARYING }
  | { readonly kind: 'data'; readonly data: Json }

/** Writes one saved test: only the keys that it asks for have names there. */
export class Writing {
  readonly #test: ReadTest
  readonly #model: Model
  readonly #called: ReadonlyMap<string, string>
  readonly #used = new Set<string>()

  constructor(test: ReadTest, model: Model) {
    this.#test = test
    this.#model = model
    this.#called = calledRows(test.rows)
  }

  /** Any JSON as an expression, with names of now. */
  json(value: Json): Code {
    const special = specialIn(value)
    if (special !== undefined) return this.#special(special)
    if (Array.isArray(value))
      return code`[${commas((value as readonly Json[]).map((one) => this.json(one)))}]`
    if (!isObject(value)) return lit(value)
    return this.members(value)
  }

  members(object: JsonObject): Code {
    const members = Object.entries(object).map(([one, value]) => {
      const now = nameNow(one, this.#model)
      return code`${key(now)}: ${this.json(value)}`
    })
    return members.length === 0 ? code`{}` : code`{ ${commas(members)} }`
  }

  /** `/tasks/${task1}?done=true` */
  url(): Code {
    const { path, saved } = this.#test
    const inPath = path
      .split(/:(\w+)/)
      .map((part, at) => (at % 2 === 0 ? part : this.#inUrl(saved.params?.[part])))
    const query = Object.entries(saved.query ?? {}).flatMap(([one, value], at) => [
      `${at === 0 ? '?' : '&'}${inUrl(nameNow(one, this.#model))}=`,
      this.#inUrl(value),
    ])
    return templateOf([...inPath, ...query])
  }

  /** What puts a row there. Write what follows first: it tells whose key is asked for. */
  seed({ id, table, values, links }: ReadRow): Code {
    const given = new Map(values)
    const members = table.columns.flatMap((column) => {
      const value = this.#seeded(column, given.get(column))
      return value === undefined ? [] : [code`${this.#column(column)}: ${value}`]
    })
    const linked = links.flatMap(([{ shape }, targets]) => {
      if (shape.kind !== 'manyToMany') return []
      const of = (sql: string): Code => key(identifier(sql, this.#model.dialect))
      return targets.map(
        (target) =>
          code`await rows.link(${lit(identifier(shape.table, this.#model.dialect))}, { ${of(shape.column)}: ${this.#key(id)}, ${of(shape.targetColumn)}: ${this.json(target)} })`,
      )
    })
    const inserted = code`await rows.insert(${lit(this.#sql(table))}, { ${commas(members)} })`
    const first = this.#used.has(id) ? code`const ${this.#key(id)} = ${inserted}` : inserted
    return linked.length === 0 ? first : code`${first}\n${linked}`
  }

  /** All rows that are to be in a table, by what is known of them. */
  left({ table, rows }: ReadTest['after'][number]): Code {
    const written = rows.map(({ values }) => {
      const known = values.flatMap(([column, value]) => {
        const { type } = column.type
        const isOpen = specialIn(value)?.kind === 'any'
        return isOpen || type === 'json' || type === 'float'
          ? []
          : [code`${this.#column(column)}: ${this.#param(column, value)}`]
      })
      return code`{ ${commas(known)} }`
    })
    return code`await rows.expectRows(${lit(this.#sql(table))}, [${commas(written)}])`
  }

  #seeded(column: ColumnModel, value: Json | undefined): Code | undefined {
    if (value !== undefined) return this.#param(column, value)
    if (column.role === 'key' && column.type.type === 'uuid')
      return code`${ref('randomUUID', 'node:crypto')}()`
    if (column.optional || column.role !== 'field') return undefined
    const example = exampleOf({ ...column, unique: false }, 1)
    return example && (conversionOf(column, this.#model.dialect).toParam?.call(example) ?? example)
  }

  /** A value as the database takes it. */
  #param(column: ColumnModel, value: Json): Code {
    const special = specialIn(value)
    if (special !== undefined && special.kind !== 'data') return this.#special(special)
    if (value === null) return lit(null)
    const { toParam } = conversionOf(column, this.#model.dialect)
    const known = lit(special?.kind === 'data' ? special.data : value)
    return toParam === undefined ? known : toParam.call(known)
  }

  #special(special: Special): Code {
    switch (special.kind) {
      case 'row':
        return this.#key(special.id)
      case 'person': {
        const who = special.isCaller && this.#test.caller !== 'nobody' ? this.#test.caller : 'other'
        return code`rows.person(${lit(who)}).id`
      }
      case 'any':
        return code`${ref(VARYING[special.varying], 'test/answers.ts')}`
      case 'data':
        return lit(special.data)
    }
  }

  #key(id: string): Code {
    this.#used.add(id)
    return code`${name(this.#called.get(id) ?? id)}`
  }

  #inUrl(value: Json | undefined): Code | string {
    const special = value === undefined ? undefined : specialIn(value)
    if (special !== undefined) return this.#special(special)
    if (value === undefined || value === null) return 'none'
    return inUrl(typeof value === 'object' ? JSON.stringify(value) : String(value))
  }

  #sql = ({ names }: TableModel): string => identifier(names.sql, this.#model.dialect)

  #column = ({ sql }: ColumnModel): Code => key(identifier(sql, this.#model.dialect))
}

/** Brackets and commas are read better as they are, and mean the same. */
const inUrl = (text: string): string =>
  encodeURIComponent(text).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%2C', ',')

/** What an object of one key beginning with `$` stands for. */
function specialIn(value: Json): Special | undefined {
  if (!isObject(value)) return undefined
  const [first, ...others] = Object.entries(value)
  if (first === undefined || others.length > 0) return undefined
  const [one, what] = first
  if (one === '$row' && typeof what === 'string') return { kind: 'row', id: what }
  if (one === '$person') return { kind: 'person', isCaller: what === 'caller' }
  if (one === '$any') return { kind: 'any', varying: isVarying(what) ? what : 'anything' }
  return one === '$data' ? { kind: 'data', data: what } : undefined
}

const isVarying = (what: Json): what is keyof typeof VARYING =>
  typeof what === 'string' && Object.hasOwn(VARYING, what)

/** `product1`, `product2`: what the keys of the rows are called. */
function calledRows(rows: readonly ReadRow[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  return new Map(
    rows.map(({ id, table }) => {
      const { singular } = table.names
      const count = (counts.get(singular) ?? 0) + 1
      counts.set(singular, count)
      return [id, `${singular}${count}`]
    }),
  )
}
