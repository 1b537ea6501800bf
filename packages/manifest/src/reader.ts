import type { Diagnostic } from './diagnostic.ts'
import { diagnose, type Place } from './diagnostics/diagnose.ts'
import { quoted } from './diagnostics/entry.ts'
import type { Json, JsonObject } from './json.ts'
import { pointer } from './pointer.ts'

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const ID_WORDS = 'an id: up to 64 letters, digits, hyphens and underscores, a letter first'

/** Takes the values out of one object, and notes what is wrong with them, each at its place. */
export class Reader {
  readonly #object: JsonObject
  readonly #node: Place
  readonly #where: string
  readonly #path: readonly (string | number)[]
  readonly #diagnostics: Diagnostic[]

  /** `path` leads to the object from the node, or from the document where there is no node. */
  constructor(
    object: JsonObject,
    node: Place,
    where: string,
    diagnostics: Diagnostic[],
    path: readonly (string | number)[] = [],
  ) {
    this.#object = object
    this.#node = node
    this.#where = where
    this.#diagnostics = diagnostics
    this.#path = path
  }

  /** One item of the document's `nodes` or `connections`: known by its id where it has a good one. */
  static ofItem(
    item: Json,
    list: 'nodes' | 'connections',
    index: number,
    diagnostics: Diagnostic[],
  ): Reader | undefined {
    const what = list === 'nodes' ? 'a part' : 'a connection'
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      const facts = {
        what: quoted(`${list} ${index + 1}`),
        expected: `${what} in { }`,
        found: item,
      }
      diagnostics.push(diagnose('wrong-value', { field: pointer(list, index) }, facts))
      return undefined
    }
    const object = item as JsonObject
    const known = typeof object['id'] === 'string' && ID.test(object['id'])
    return known
      ? new Reader(object, { node: String(object['id']) }, `in ${what}`, diagnostics)
      : new Reader(object, {}, `in ${what}`, diagnostics, [list, index])
  }

  onlyKeys(known: readonly string[]): void {
    for (const key of Object.keys(this.#object)) {
      if (known.includes(key)) continue
      this.#diagnostics.push(
        diagnose('unknown-key', this.#place(key), { key, where: this.#where, known }),
      )
    }
  }

  text(key: string, shortest: number, longest: number): string {
    const value = this.#required(key)
    const expected = `a text of ${shortest} to ${longest} characters`
    if (value === undefined) return ''
    if (typeof value === 'string' && value.length >= shortest && value.length <= longest) {
      return value
    }
    return this.#wrong(key, expected, value, '')
  }

  optionalText(key: string, longest: number): string | undefined {
    if (this.#object[key] === undefined) return undefined
    return this.text(key, 0, longest)
  }

  id(key: string): string {
    const value = this.#required(key)
    if (value === undefined) return ''
    if (typeof value === 'string' && ID.test(value)) return value
    return this.#wrong(key, ID_WORDS, value, '')
  }

  number(key: string): number {
    const value = this.#required(key)
    if (value === undefined) return 0
    return typeof value === 'number' ? value : this.#wrong(key, 'a number', value, 0)
  }

  list(key: string, longest: number): readonly Json[] {
    const value = this.#required(key)
    if (value === undefined) return []
    if (!Array.isArray(value)) return this.#wrong(key, 'a list in [ ]', value, [])
    if (value.length > longest) {
      const facts = { count: value.length, limit: longest, what: key }
      this.#diagnostics.push(diagnose('too-many-nodes', this.#place(key), facts))
      return []
    }
    return value
  }

  object(key: string): JsonObject {
    const value = this.#required(key)
    if (value === undefined) return {}
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as JsonObject
    }
    return this.#wrong(key, 'an object in { }', value, {})
  }

  inner(key: string): Reader | undefined {
    if (this.#object[key] === undefined) return undefined
    const where = `in ${key}`
    const object = this.object(key)
    return new Reader(object, this.#node, where, this.#diagnostics, [...this.#path, key])
  }

  #required(key: string): Json | undefined {
    const value = this.#object[key]
    if (value === undefined) {
      const facts = { what: key, where: this.#where }
      this.#diagnostics.push(diagnose('missing-value', this.#place(key), facts))
    }
    return value
  }

  #wrong<Value>(key: string, expected: string, found: unknown, instead: Value): Value {
    this.#diagnostics.push(
      diagnose('wrong-value', this.#place(key), { what: quoted(key), expected, found }),
    )
    return instead
  }

  #place(key: string): Place {
    return { ...this.#node, field: pointer(...this.#path, key) }
  }
}
