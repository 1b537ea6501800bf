import { tableNames, wordsOf, type Operation } from '@drawbridge/kinds'
import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import type { CompactRelation } from './table-settings.ts'
import type { Meaning, Role } from './role.ts'

/** A part that is becoming one: what is known of it so far. */
export interface SketchPart {
  readonly id: string
  readonly role: Role
  readonly name: string
  dialect?: Dialect
  operations?: readonly Operation[]
  readonly relations: CompactRelation[]
}

/** The parts of a compact drawing, each once, whatever the nodes call them. */
export class Sketch {
  readonly parts: SketchPart[] = []
  /** Each pair of ids once, in order. */
  readonly connections = new Map<string, { readonly from: string; readonly to: string }>()
  readonly diagnostics: Diagnostic[] = []
  readonly #byName = new Map<string, SketchPart>()
  readonly #tables = new Map<string, SketchPart>()
  readonly #ids = new Set<string>()

  ofRole(role: Role): readonly SketchPart[] {
    return this.parts.filter((part) => part.role === role)
  }

  named(name: string): SketchPart | undefined {
    return this.#byName.get(keyOf(name))
  }

  /** The part that a node is; the same table again where it is there already. */
  add(name: string, meaning: Meaning): SketchPart {
    const part = meaning.role === 'table' ? this.table(name) : this.#push(meaning.role, name)
    if (meaning.dialect !== undefined) part.dialect = meaning.dialect
    if (meaning.operations !== undefined) {
      part.operations = [...new Set([...(part.operations ?? []), ...meaning.operations])]
    }
    this.#byName.set(keyOf(name), part)
    return part
  }

  /** The table of a collection: `UserCollection`, `User` and `users` are one. */
  table(collection: string): SketchPart {
    const name = collectionName(collection)
    const key = tableNames(name)?.sql ?? name
    const known = this.#tables.get(key)
    if (known !== undefined) return known
    const part = this.#push('table', name)
    this.#tables.set(key, part)
    return part
  }

  alias(name: string, part: SketchPart): void {
    this.#byName.set(keyOf(name), part)
  }

  /** The table with this name, if there is one. */
  tableNamed(name: string): SketchPart | undefined {
    return this.#tables.get(name)
  }

  connect(from: SketchPart, to: SketchPart): void {
    this.connections.set(`${from.id} ${to.id}`, { from: from.id, to: to.id })
  }

  connected(from: SketchPart, role: Role): boolean {
    const ids = new Set(this.ofRole(role).map((part) => part.id))
    return [...this.connections.values()].some((one) => one.from === from.id && ids.has(one.to))
  }

  inferredPart(part: SketchPart, why: string): void {
    const facts = { kind: part.role, name: part.name, why }
    this.diagnostics.push(diagnose('inferred-part', { node: part.id }, facts))
  }

  inferred(part: SketchPart, what: string, why: string): void {
    this.diagnostics.push(diagnose('inferred-setting', { node: part.id }, { what, why }))
  }

  #push(role: Role, name: string): SketchPart {
    const id = this.#freeId(name)
    const part: SketchPart = { id, role, name, relations: [] }
    this.parts.push(part)
    return part
  }

  /** `users`, then `users_2`: readable, and the same for the same drawing. */
  #freeId(name: string): string {
    const words = wordsOf(name).join('_').slice(0, 40)
    const base = /^[a-z]/.test(words) ? words : `part_${words}`
    let id = base
    for (let count = 2; this.#ids.has(id); count += 1) id = `${base}_${count}`
    this.#ids.add(id)
    return id
  }
}

/** Capitals and the spaces around a name make no difference. */
const keyOf = (name: string): string => name.trim().toLowerCase()

const SUFFIX = /^([A-Z][A-Za-z0-9]*?)(?:Collection|Schema|Model|Entity|Table)$/
/** Of this one, capitals make no difference: few words end in it, where a timetable is a table of its own. */
const COLLECTION = /^([a-z][a-z0-9]*?)[_-]?collection$/i

/** `UserCollection` → `users`; other names stay as they are. */
export function collectionName(collection: string): string {
  const base = (SUFFIX.exec(collection) ?? COLLECTION.exec(collection))?.[1]
  return base === undefined ? collection : (tableNames(base)?.plural ?? collection)
}
