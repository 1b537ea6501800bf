import { code, commas, key, lit, name, ref, templateOf, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import type { ColumnModel, Model, TableModel } from '../../../model.ts'
import type { Player } from '../../../table/emit/cast.ts'
import { exampleOf } from '../../../table/emit/example.ts'
import { paramOf } from '../../../table/emit/rule-tests/seed.ts'
import { conversionOf } from '../../../table/emit/values.ts'
import { asTexts, exampleBody } from '../example-body.ts'
import type { Endpoint, Scene, Seed } from './scene.ts'
import { exactText, isList, unforeseen, type Members, type Value } from './value.ts'

/** What is written of a value, and whether that is all of it. */
interface Written {
  readonly code: Code
  readonly isWhole: boolean
}

/** Writes what was rehearsed as a test: only the keys that it asks for have names there. */
export class Writing {
  readonly #scene: Scene
  readonly #caller: Player
  readonly #model: Model
  readonly #used = new Set<number>()

  constructor(scene: Scene, caller: Player, model: Model) {
    this.#scene = scene
    this.#caller = caller
    this.#model = model
  }

  /** `'POST', '/orders', 'customer', { … }` */
  call({ method, path, ...starts }: Endpoint): Code {
    const url = templateOf(
      path
        .split(/:(\w+)/)
        .map((part, at) =>
          at % 2 === 0 ? part : this.#inUrl(this.#sent('params').values.get(part)),
        ),
    )
    const search = Object.entries(exampleBody(starts.query) ?? {}).length > 0
    if (search) return unforeseen()
    const headers = this.#sentMembers('headers', asTexts(exampleBody(starts.headers) ?? {}))
    const payload = this.#sentMembers('body', exampleBody(starts.body) ?? {})
    const more = [
      ...(payload === undefined ? (headers === undefined ? [] : [code`undefined`]) : [payload]),
      ...(headers === undefined ? [] : [headers]),
    ]
    return code`${commas([lit(method), url, lit(this.#caller.name), ...more])}`
  }

  /** What an answer has, as far as it is known. */
  json(value: Value): Written | undefined {
    if (value === null || typeof value !== 'object') return { code: lit(value), isWhole: true }
    if (isList(value)) {
      const items = value.map((one) => this.json(one))
      const whole = items.flatMap((one) => (one?.isWhole === true ? [one.code] : []))
      return whole.length < items.length
        ? undefined
        : { code: code`[${commas(whole)}]`, isWhole: true }
    }
    switch (value.kind) {
      case 'exact':
        return { code: lit(exactText(value)), isWhole: true }
      case 'key':
      case 'person': {
        const known = this.#key(value)
        return known && { code: known, isWhole: true }
      }
      case 'members':
        return this.#object(value)
      default:
        return undefined
    }
  }

  #object({ values }: Members): Written {
    const members = [...values].flatMap(([member, value]) => {
      const written = this.json(value)
      return written === undefined ? [] : [{ member, written }]
    })
    return {
      code: code`{ ${commas(members.map(({ member, written }) => code`${key(member)}: ${written.code}`))} }`,
      isWhole: members.length === values.size && members.every(({ written }) => written.isWhole),
    }
  }

  emptied(table: TableModel): Code {
    return code`await rows.empty(${lit(this.#sql(table))})`
  }

  /** All rows that are left in a table, with what the endpoint may have written into them. */
  left(table: TableModel, columns: ReadonlySet<string>): Code {
    const rows = this.#scene.stage.rows(table).map((row) => {
      const own = row.isNew ? undefined : this.#key(row)
      const known = table.columns.flatMap((column) => {
        const value =
          row.isNew || columns.has(column.name) ? row.values.get(column.name) : undefined
        const param = value === undefined ? undefined : this.#param(column, value)
        return param === undefined ? [] : [code`${this.#column(column)}: ${param}`]
      })
      return code`{ ${commas([...(own ? [code`id: ${own}`] : []), ...known])} }`
    })
    return code`await rows.expectRows(${lit(this.#sql(table))}, [${commas(rows)}])`
  }

  /** What puts the rows there, first things first; some of them with other values at times. */
  seeds(changing: ReadonlySet<string> = new Set()): readonly Code[] {
    const seeds = this.#scene.seeds.toReversed()
    return seeds.map((seed) => this.#seed(seed, changing.has(seed.called))).toReversed()
  }

  /** The rows whose keys are asked for. */
  get named(): readonly string[] {
    const named = this.#scene.seeds.filter(({ row }) => this.#used.has(row.number))
    return named.map(({ called }) => called)
  }

  /** Asks for the keys of these rows. */
  name(called: ReadonlySet<string>): void {
    for (const seed of this.#scene.seeds)
      if (called.has(seed.called)) this.#used.add(seed.row.number)
  }

  /** What of each row is another value than in the usual scene: `{ stock: 0 }` */
  changesFrom(usual: Scene): ReadonlyMap<string, Code> {
    const changes = this.#scene.seeds.flatMap(({ row, said, called }) => {
      const before = usual.seeds.find((seed) => seed.called === called)?.said ?? unforeseen()
      const other = row.table.columns.flatMap((column) => {
        const value = said.get(column.name)
        const isSame = value === undefined || isAlike(value, before.get(column.name))
        const param = isSame ? undefined : (this.#param(column, value) ?? unforeseen())
        return param === undefined ? [] : [code`${this.#column(column)}: ${param}`]
      })
      return other.length === 0 ? [] : [[called, code`{ ${commas(other)} }`] as const]
    })
    return new Map(changes)
  }

  #seed({ row, said, called }: Seed, isChanging: boolean): Code {
    const { table } = row
    const members = table.columns.flatMap((column) => {
      if (column.role === 'key' && column.type.type === 'uuid')
        return [code`${this.#column(column)}: ${ref('randomUUID', 'node:crypto')}()`]
      const value = said.get(column.name)
      if (value === undefined) return []
      const param = this.#param(column, value) ?? this.#example(column, row.number)
      return [code`${this.#column(column)}: ${param}`]
    })
    const isAsked = this.#used.has(row.number)
    const all = isChanging ? [...members, code`...other[${lit(called)}]`] : members
    const inserted = code`await rows.insert(${lit(this.#sql(table))}, { ${commas(all)} })`
    return isAsked ? code`const ${name(called)} = ${inserted}` : inserted
  }

  #example(column: ColumnModel, number: number): Code {
    const example = exampleOf({ ...column, unique: column.unique && canCount(column) }, number)
    if (example === undefined) return unforeseen()
    return conversionOf(column, this.#model.dialect).toParam?.call(example) ?? example
  }

  /** A value as the database takes it; undefined where nobody knows it. */
  #param(column: ColumnModel, value: Value): Code | undefined {
    if (value === null || typeof value !== 'object') return paramOf(column, value, this.#model)
    if (isList(value)) return undefined
    switch (value.kind) {
      case 'exact':
        return paramOf(column, exactText(value), this.#model)
      case 'key':
      case 'person':
        return this.#key(value)
      default:
        return undefined
    }
  }

  /** The key of a row that the test made, or of one of its people. */
  #key(value: Extract<Value, { readonly kind: 'key' | 'person' | 'row' }>): Code | undefined {
    if (value.kind === 'person') {
      if (this.#caller.role === undefined && value.isCaller) return unforeseen()
      return code`rows.person(${lit(value.isCaller ? this.#caller.name : 'other')}).id`
    }
    const seed = this.#scene.seeds.find(({ row }) => row.number === value.number)
    if (seed === undefined) return undefined
    this.#used.add(value.number)
    return code`${name(seed.called)}`
  }

  #sent(part: string): Members {
    const sent = this.#scene.names.get(part) ?? null
    const isMembers = sent !== null && typeof sent === 'object' && !isList(sent)
    return isMembers && sent.kind === 'members' ? sent : unforeseen()
  }

  /** What is sent of a part: what it has to have, with what the rehearsal knows of it. */
  #sentMembers(
    part: string,
    examples: Readonly<Record<string, Parameters<typeof lit>[0]>>,
  ): Code | undefined {
    const { values } = this.#sent(part)
    const members = Object.entries(examples).map(([member, example]) => {
      const value = values.get(member)
      const known = value === undefined ? undefined : this.json(value)
      const isText = typeof example === 'string'
      const isMeant = known?.isWhole === true && (typeof value === 'string' || !isText)
      return code`${key(member)}: ${isMeant ? known.code : lit(example)}`
    })
    return members.length === 0 ? undefined : code`{ ${commas(members)} }`
  }

  #inUrl(value: Value | undefined): Code | string {
    if (typeof value === 'string') return encodeURIComponent(value)
    if (typeof value === 'number') return String(value)
    const isKey = value !== null && typeof value === 'object' && !isList(value)
    return (isKey && value.kind === 'key' ? this.#key(value) : undefined) ?? unforeseen()
  }

  /** The name of a table in the database. */
  #sql = ({ names }: TableModel): string => identifier(names.sql, this.#model.dialect)

  #column = ({ sql }: ColumnModel): Code => key(identifier(sql, this.#model.dialect))
}

/** Plain values alone are ever others. */
const isAlike = (one: Value, other: Value | undefined): boolean =>
  one === other || (typeof one === 'object' && one !== null && typeof other === 'object')

/** Whether there is another such value for each number. */
const canCount = ({ type }: ColumnModel): boolean => type.type === 'string' || type.type === 'text'
