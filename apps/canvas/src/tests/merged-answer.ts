import { idsName, keyName, tableNames } from '@drawbridge/kinds/faces'
import { isObject, type Json, type JsonObject, type Manifest } from '@drawbridge/manifest'
import { tableView } from '../kinds/table.ts'

/** The first keys of rows that a test makes: they are other ones in the next run. */
const FIRST_KEY = 1_000_000

/** What was answered, as a test expects it: what its template leaves open stays so, and so do new keys. */
export function mergedAnswer(template: Json | undefined, actual: Json, manifest: Manifest): Json {
  const keys = keyNames(manifest)

  /** Of an item that is expected nowhere yet, the template is another: that one's rows are not its. */
  function merged(template: Json | undefined, actual: Json, name = '', isOther = false): Json {
    if (isObject(template) && isOpen(template) && (!isOther || '$any' in template)) return template
    if (Array.isArray(actual)) {
      const items: readonly Json[] = Array.isArray(template) ? template : []
      return (actual as readonly Json[]).map((one, at) =>
        merged(items[at] ?? items[0], one, name, isOther || at >= items.length),
      )
    }
    if (!isObject(actual)) {
      const isNew = typeof actual === 'number' && actual >= FIRST_KEY && keys.has(name)
      return isNew ? { $any: 'number' } : actual
    }
    const members = isObject(template) ? Object.keys(template) : []
    const known = new Map(members.map((key) => [nameNow(key, manifest), key]))
    return Object.fromEntries(
      Object.entries(actual).map(([member, value]) => {
        const key = known.get(member) ?? member
        const inner = isObject(template) ? template[key] : undefined
        return [key, merged(inner, value, member, isOther)]
      }),
    )
  }

  return merged(template, actual)
}

/** What keys of rows are called in answers: of a row itself, and where another one leads to it. */
function keyNames({ nodes }: Manifest): ReadonlySet<string> {
  const tables = nodes.filter(({ kind }) => kind === 'table')
  const relations = tables.flatMap((table) => tableView(table).relations)
  return new Set([
    ...Object.values(SYSTEM),
    ...tables.map(({ name }) => keyName(tableNames(name)?.singular ?? name)),
    ...relations.flatMap(({ name }) => [keyName(name), idsName(name)]),
  ])
}

const isOpen = (value: Json): boolean =>
  isObject(value) &&
  Object.keys(value).length === 1 &&
  ['$row', '$person', '$any'].some((key) => key in value)

const SYSTEM: Readonly<Record<string, string>> = { $id: 'id', $owner: 'ownerId' }

/** `#tasks.f_title` → `title` */
function nameNow(key: string, { nodes }: Manifest): string {
  const [, sign, node, id = ''] = /^([#@])([A-Za-z][\w-]*)\.(\$?[A-Za-z][\w-]*)$/.exec(key) ?? []
  if (sign === undefined) return key
  const settings = nodes.find((one) => one.id === node)?.settings ?? {}
  const named = (list: Json | undefined): JsonObject | undefined =>
    (Array.isArray(list) ? (list as readonly Json[]) : [])
      .filter(isObject)
      .find((one) => one['id'] === id)
  const relation = named(settings['relations'])
  const name = String(
    (relation ?? named(settings['fields']) ?? named(settings['computed']))?.['name'] ?? '',
  )
  if (relation === undefined) return name || (SYSTEM[id] ?? id.slice(1))
  if (sign === '@') return name
  return relation['type'] === 'manyToMany' ? idsName(name) : keyName(name)
}
