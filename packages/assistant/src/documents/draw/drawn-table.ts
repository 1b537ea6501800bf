import type { JsonObject, Node } from '@drawbridge/manifest'
import { wordsOf } from '@drawbridge/kinds/faces'
import { named, type NamedItem } from '../../fields-of.ts'
import type { FoundField, FoundTable } from '../found.ts'
import type { Passage } from '../passage.ts'
import { nameOfField } from './names.ts'

export interface DrawnRelation {
  readonly item: NamedItem
  readonly passage: Passage
  readonly says: string
}

/** A table of a document as it is drawn. */
export class DrawnTable {
  readonly found: FoundTable
  readonly id: string
  readonly name: string
  /** The table that is on the map already. */
  readonly known: Node | undefined
  readonly settings: Record<string, JsonObject[string]> = {}
  fields: NamedItem[] = []
  indexes: JsonObject[] = []
  relations: DrawnRelation[] = []
  readonly says: string[]
  /** What its fields and relations are called, by the names that they have in the document. */
  readonly names = new Map<string, string>()
  readonly #taken = new Set<string>(['id'])

  constructor(found: FoundTable, id: string, name: string, known: Node | undefined) {
    this.found = found
    this.id = id
    this.name = name
    this.known = known
    this.says = [...found.says]
    if (known)
      for (const list of ['fields', 'relations'] as const)
        for (const one of named(known, list)) this.#taken.add(folded(one.name))
  }

  field(written: string): FoundField | undefined {
    const wanted = written.toLowerCase()
    return this.found.fields.find(({ name }) => name.toLowerCase() === wanted)
  }

  isTaken(name: string): boolean {
    return this.#taken.has(folded(name))
  }

  /** The name, or one like it that nothing else of the table has. */
  claim(wanted: string): string {
    let name = wanted
    for (let count = 2; this.isTaken(name); count += 1) name = `${wanted}${count}`
    this.#taken.add(folded(name))
    return name
  }

  /** Draws the fields that are none of `apart`. */
  drawFields(apart: ReadonlySet<string>): void {
    const indexed = new Set(
      this.found.indexes.flatMap(({ kind, fields }) => (kind === 'fulltext' ? [] : fields)),
    )
    for (const field of this.found.fields) {
      if (apart.has(field.name)) continue
      const wanted = nameOfField(field.name)
      this.names.set(field.name.toLowerCase(), wanted)
      if (this.known && this.isTaken(wanted)) continue
      const name = this.claim(wanted)
      this.names.set(field.name.toLowerCase(), name)
      if (folded(name) !== wordsOf(field.name).join(''))
        this.says.push(`“${field.name.slice(0, 60)}” is called ${name}.`)
      this.fields.push({ ...settingsOf(field, indexed.has(field.name)), id: `f_${name}`, name })
    }
  }

  /** What stands over one relation alone is there anyway. */
  drawIndexes(): void {
    const { key, indexes } = this.found
    const whole = key.length > 1 ? [{ fields: key, kind: 'unique' as const }] : []
    const relations = new Set(this.relations.map(({ item }) => item.name))
    for (const { fields, kind } of [...whole, ...indexes]) {
      const names = fields.flatMap((field) => this.names.get(field.toLowerCase()) ?? [])
      const isThere = names.length === 1 && relations.has(names[0] ?? '') && kind === 'plain'
      if (names.length < fields.length || isThere) continue
      const id = `i_${names.join('_')}_${kind}`.slice(0, 60)
      if (this.indexes.some((index) => index['id'] === id)) continue
      this.indexes.push({ id, fields: names, ...(kind !== 'plain' && { kind }) })
    }
  }
}

const folded = (name: string): string => name.toLowerCase().replaceAll('_', '')

/** What an index holds is a text of a known length. */
function settingsOf(
  { settings, isRequired, isUnique }: FoundField,
  isIndexed: boolean,
): JsonObject {
  const isKey = (isUnique || isIndexed) && settings['type'] === 'text'
  const { default: begins, ...rest } = isKey ? { ...settings, type: 'string' } : settings
  return {
    ...rest,
    ...(isRequired && { required: true }),
    ...(isUnique ? { unique: true } : begins !== undefined && { default: begins }),
  }
}
