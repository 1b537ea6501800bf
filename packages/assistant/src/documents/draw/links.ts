import type { JsonObject, Node } from '@drawbridge/manifest'
import { wordsOf } from '@drawbridge/kinds/faces'
import type { FoundReference } from '../found.ts'
import type { DrawnTable } from './drawn-table.ts'
import { manyOf, nameOfRelation, nameOfTable, oneOf, withoutId } from './names.ts'

/** Where a reference of the document leads to. */
export interface Target {
  readonly id: string
  readonly name: string
  readonly drawn: DrawnTable | undefined
}

export type FindTarget = (table: string) => Target | undefined

export function targetsIn(
  tables: readonly DrawnTable[],
  known: (name: string) => Node | undefined,
): FindTarget {
  const drawn = new Map(tables.map((table) => [table.found.name.toLowerCase(), table]))
  return (written) => {
    const table = drawn.get(written.toLowerCase())
    if (table) return { id: table.id, name: table.name, drawn: table }
    const node = known(written)
    return node && { id: node.id, name: node.name, drawn: undefined }
  }
}

/** What leads elsewhere: as it is said, or by the name of the field where nothing says it: `author_id`. */
export function referencesOf(table: DrawnTable, find: FindTarget): readonly FoundReference[] {
  const { references, fields, passage } = table.found
  const said = new Set(
    references.flatMap((reference) => reference.fields.map((one) => one.toLowerCase())),
  )
  const meant = fields.flatMap(({ name, settings }): readonly FoundReference[] => {
    const isKey = /^(?:integer|bigint|uuid|string)$/.test(String(settings['type']))
    if (said.has(name.toLowerCase()) || !isKey || isOnlyKey(table, name)) return []
    const to = nameOfTable(withoutId(name))
    const target =
      wordsOf(name).at(-1) === 'id' && to !== undefined ? findByName(find, to) : undefined
    return target === undefined ? [] : [{ fields: [name], table: target, passage }]
  })
  return [...references, ...meant]
}

const findByName = (find: FindTarget, name: string): string | undefined =>
  [name, manyOf(name), oneOf(name)].find((one) => find(one) !== undefined)

/** Draws a reference of one column as a relation; false where it can't be one. */
export function drawReference(
  table: DrawnTable,
  { fields, table: to, onDelete, passage }: FoundReference,
  find: FindTarget,
): boolean {
  const [column, ...others] = fields
  const target = find(to)
  if (target === undefined || column === undefined || others.length > 0) return false
  const field = table.field(column)
  const isAlone = field?.isUnique === true || isOnlyKey(table, column)
  const wanted = nameOfRelation(withoutId(column))
  if (table.known && table.isTaken(wanted)) {
    table.names.set(column.toLowerCase(), wanted)
    return true
  }
  const name = table.claim(wanted)
  table.names.set(column.toLowerCase(), name)
  const isRequired = field?.isRequired === true || isOnlyKey(table, column)
  const contradicts = isRequired && onDelete === 'setNull'
  const inverse = inverseOf(table, target, isAlone)
  table.relations.push({
    item: {
      id: `r_${name}`,
      name,
      type: isAlone ? 'oneToOne' : 'manyToOne',
      target: target.id,
      ...(isRequired && { required: true }),
      ...(onDelete !== undefined && !contradicts && { onDelete }),
      ...inverse,
    },
    passage,
    says: `Each ${oneOf(table.name)} has one ${leadingTo(name, target)}${isAlone ? ', and no two have the same' : ''}.`,
  })
  return true
}

/** `author`, `captain of players` */
const leadingTo = (name: string, target: Target): string =>
  manyOf(name) === manyOf(target.name) ? name : `${name}, one of ${target.name}`

const isOnlyKey = (table: DrawnTable, column: string): boolean =>
  table.found.key.length === 1 && table.found.key[0]?.toLowerCase() === column.toLowerCase()

/** What the other side calls it: of several that lead there, only the first is seen from there. */
function inverseOf(table: DrawnTable, target: Target, isAlone: boolean): JsonObject {
  const name = isAlone ? oneOf(table.name) : manyOf(table.name)
  if (target.drawn === undefined || target.drawn.isTaken(name)) return {}
  return { inverse: target.drawn.claim(name) }
}

/** The two references of a table that does nothing but join two others. */
export function joinOf(
  table: DrawnTable,
  references: readonly FoundReference[],
  find: FindTarget,
): readonly [FoundReference, FoundReference] | undefined {
  const [one, other, ...more] = references
  if (!one || !other || more.length > 0 || table.known) return undefined
  const isEach = [one, other].every(
    ({ fields, table: to }) => fields.length === 1 && find(to)?.drawn !== undefined,
  )
  const columns = new Set([...one.fields, ...other.fields].map((name) => name.toLowerCase()))
  const isBare = table.found.fields.every(
    ({ name, isCounted, settings }) =>
      columns.has(name.toLowerCase()) ||
      (name.toLowerCase() === 'id' && (isCounted || settings['type'] !== 'text')) ||
      /^(?:created|updated)_?at$/i.test(name),
  )
  return isEach && isBare ? [one, other] : undefined
}

/** Draws a table that joins two others as what it says: each has many of the other. */
export function drawJoin(
  table: DrawnTable,
  [one, other]: readonly [FoundReference, FoundReference],
  find: FindTarget,
): void {
  const from = find(one.table)?.drawn
  const to = find(other.table)?.drawn
  if (!from || !to) return
  const own = (reference: FoundReference): string =>
    nameOfRelation(manyOf(withoutId(reference.fields[0] ?? reference.table)))
  const name = from.claim(own(other))
  const inverse = to.claim(own(one))
  from.relations.push({
    item: { id: `r_${name}`, name, type: 'manyToMany', target: to.id, inverse },
    passage: table.found.passage,
    says: `Each ${oneOf(from.name)} has many ${name}, and each ${oneOf(to.name)} many ${inverse}: “${table.found.name.slice(0, 60)}” joins them.`,
  })
}
