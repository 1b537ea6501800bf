import { isObject, itemsOf, listed, type Manifest, type Node } from '@drawbridge/manifest'
import { unlessTaken } from '../draft.ts'
import { allFlows, nameOfFlow, stepsWithin } from '../explain/drawn-flows.ts'
import { named } from '../fields-of.ts'
import type { Advice } from './advice.ts'
import { lookedUpBy, type LookUp } from './looked-up-by.ts'

/** Types that no index of a database holds as they are. */
const LARGE = new Set(['text', 'json', 'bytes'])

interface Sought extends LookUp {
  readonly table: Node
  /** Where it is looked up: `GET /cart`, `the rule for list`. */
  readonly where: string
}

/** An index for each look-up of drawn steps and rules that would otherwise go through every row. */
export function indexAdvice(manifest: Manifest): readonly Advice[] {
  const found = new Map<string, { sought: Sought; fields: readonly string[]; where: string[] }>()
  for (const sought of [...bySteps(manifest), ...byRules(manifest)]) {
    const fields = indexFor(sought)
    if (fields.length === 0) continue
    const key = JSON.stringify([sought.table.id, fields])
    const before = found.get(key)
    if (before === undefined) found.set(key, { sought, fields, where: [sought.where] })
    else if (!before.where.includes(sought.where)) before.where.push(sought.where)
  }
  return [...found.values()].map(({ sought: { table, sorts }, fields, where }) => {
    const taken = new Set(itemsOf(table.settings['indexes']).map(({ id }) => String(id)))
    const id = unlessTaken(`i_${fields.join('_')}`.slice(0, 60), taken)
    const isSorted = fields.some((name) => sorts.includes(name))
    return {
      node: table.id,
      says: `Index ${table.name} by ${listed(fields, 'and')}.`,
      why: `${listed(where, 'and')} ${where.length === 1 ? 'looks' : 'look'} rows up by ${listed(fields, 'and')}${isSorted ? ', in that order' : ''}. Without an index the database goes through every row; with one, a write costs a little more.`,
      commands: [
        { type: 'insertItem', id: table.id, path: ['indexes'], item: { id, fields: [...fields] } },
      ],
    }
  })
}

function bySteps(manifest: Manifest): readonly Sought[] {
  return allFlows(manifest).flatMap((flow) =>
    stepsWithin(flow.steps).flatMap(({ step: { settings } }): readonly Sought[] => {
      const table = manifest.nodes.find(({ id }) => id === settings['table'])
      const { where, sort, row } = settings
      // Rows that are named are found by their key.
      if (row !== undefined || !table || (typeof where !== 'string' && !Array.isArray(sort)))
        return []
      const sorts = itemsOf(sort).flatMap(({ field }) => (typeof field === 'string' ? [field] : []))
      const { equal, ranged } = lookedUpBy(typeof where === 'string' ? where : '')
      return [{ table, where: nameOfFlow(flow), equal, ranged, sorts }]
    }),
  )
}

/** Conditions of the rules for lists: they stand in every list that is asked for. */
function byRules({ nodes }: Manifest): readonly Sought[] {
  return nodes.flatMap((table) => {
    const { access } = table.settings
    const rules = isObject(access) && Array.isArray(access['list']) ? access['list'] : []
    return rules.flatMap((rule): readonly Sought[] => {
      const [, condition] = String(rule).split(' when ')
      if (condition === undefined) return []
      return [
        { table, where: `the rule for listing ${table.name}`, ...lookedUpBy(condition), sorts: [] },
      ]
    })
  })
}

/** The fields of the index that is missing; none where there is one that leads to few rows. */
function indexFor({ table, equal, ranged, sorts }: Sought): readonly string[] {
  const types = typesOf(table)
  const known = (names: readonly string[]): readonly string[] =>
    [...new Set(names)].filter((name) => types.has(name) && !LARGE.has(types.get(name) ?? ''))
  const equals = known(equal)
  const [next] = [...known(ranged), ...known(sorts)].filter((name) => !equals.includes(name))
  const leads = leadersOf(table)
  // By the key itself one row is found.
  if (equal.some((name) => leads.has(name))) return []
  // A column that the drawing does not show may have an index of its own.
  if (equal.some((name) => !types.has(name))) return []
  // Half of all rows are as many as all of them.
  const isTelling = equals.some((name) => types.get(name) !== 'boolean')
  if (equals.length > 0 && !isTelling && next === undefined) return []
  const fields = [...equals, ...(next === undefined ? [] : [next])].slice(0, 4)
  const [first] = fields
  return first === undefined || (equals.length === 0 && leads.has(first)) ? [] : fields
}

/** What an index of this table begins with: relations and owners have theirs without being asked. */
function leadersOf(table: Node): ReadonlySet<string> {
  const unique = named(table, 'fields').filter((field) => field['unique'] === true)
  const joined = named(table, 'relations').filter(({ type }) => type !== 'manyToMany')
  const drawn = itemsOf(table.settings['indexes']).flatMap(({ fields, kind }) =>
    Array.isArray(fields) && kind !== 'fulltext' ? fields.slice(0, 1).map(String) : [],
  )
  return new Set(['id', 'owner', ...[...unique, ...joined].map(({ name }) => name), ...drawn])
}

function typesOf(table: Node): ReadonlyMap<string, string> {
  const own = named(table, 'fields').map(({ name, type }): [string, string] => [name, String(type)])
  const times = table.settings['timestamps'] === true ? ['createdAt', 'updatedAt'] : []
  const joined = named(table, 'relations')
    .filter(({ type }) => type !== 'manyToMany')
    .map(({ name }): [string, string] => [name, 'key'])
  return new Map([...own, ...joined, ...times.map((name): [string, string] => [name, 'datetime'])])
}
