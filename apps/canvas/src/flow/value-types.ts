import { check, parse, type Member, type ObjectType, type Type } from '@drawbridge/expressions'
import type { Property, Step } from '@drawbridge/kinds/faces'
import {
  isObject,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'
import { textIn } from './place.ts'
import { objectType, propertiesType, propertyType } from './property-types.ts'
import { rowObject, rowOf } from './row-types.ts'
import { answerType, operationsIn } from './services.ts'
import { scopeOf, withName, type Seen } from './seen.ts'

const UNKNOWN: Type = { kind: 'unknown' }
const TEXT: Type = { kind: 'text' }
const INTEGER: Type = { kind: 'integer' }

/** What the value of a step is, as far as its settings tell. */
export function valueType(step: Step, seen: Seen): Type {
  const { settings, kind } = step
  const typeOf = (formula: string): Type => typeIn(formula, seen)
  const ofList = (method: string, inner: string): Type =>
    typeOf(
      `(${textIn(settings, 'list')}).${method}(${textIn(settings, 'item', 'item')} => ${textIn(settings, inner)})`,
    )
  switch (kind) {
    case 'findOne':
    case 'findMany':
    case 'create':
    case 'upsert':
      return rowsType(step, seen)
    case 'count':
    case 'update':
    case 'delete':
      return INTEGER
    case 'set':
      return typeOf(textIn(settings, 'value'))
    case 'object':
      return entriesType(settings['entries'], typeOf)
    case 'map':
      return ofList('map', 'value')
    case 'filter':
      return ofList('filter', 'condition')
    case 'sort':
      return ofList('sortBy', 'by')
    case 'group':
      return ofList('groupBy', 'by')
    case 'http':
      return answerType(settings, TEXT)
    case 'operation':
      return answerType(
        operationsIn(seen.manifest, settings['integration']).find(({ id, name }) =>
          [id, name].includes(textIn(settings, 'operation')),
        )?.settings ?? {},
        UNKNOWN,
      )
    case 'verifySignature':
      return { kind: 'boolean' }
    case 'verifyToken': {
      const claims = propertiesType(settings['claims'])
      return settings['whenWrong'] === 'give' ? { kind: 'nullable', of: claims } : claims
    }
    case 'hash':
    case 'sign':
      return TEXT
    case 'random':
      return settings['as'] === 'uuid' ? { kind: 'uuid' } : TEXT
    case 'verifyHash':
      return { kind: 'boolean' }
    case 'validate':
      return propertiesType(settings['shape'])
    case 'sql':
      return { kind: 'list', of: propertiesType(settings['result']) }
    case 'code':
      return isObject(settings['result'])
        ? propertyType(settings['result'] as unknown as Property)
        : UNKNOWN
    case 'issueToken':
      return objectType({ accessToken: TEXT, expiresIn: INTEGER, refreshToken: TEXT })
    default:
      return UNKNOWN
  }
}

/** What an item of the list of a step is. */
export function itemOf({ settings }: Pick<Step, 'settings'>, seen: Seen): Type {
  const list = typeIn(textIn(settings, 'list'), seen)
  const held = list.kind === 'nullable' ? list.of : list
  return held.kind === 'list' ? held.of : UNKNOWN
}

/** What a formula gives; unknown where it is still wrong. */
export function typeIn(formula: string, seen: Seen): Type {
  const parsed = parse(formula)
  return parsed.ok ? check(parsed.expression, scopeOf(seen)).type : UNKNOWN
}

function entriesType(entries: Json | undefined, typeOf: (formula: string) => Type): ObjectType {
  if (!isObject(entries)) return objectType({})
  return objectType(
    Object.fromEntries(Object.keys(entries).map((name) => [name, typeOf(textIn(entries, name))])),
  )
}

function rowsType({ kind, settings }: Step, seen: Seen): Type {
  const table = seen.manifest.nodes.find(({ id }) => id === settings['table'])
  if (!table) return UNKNOWN
  const row = fetched(table, settings, seen)
  if (kind === 'findMany') {
    const rows: Type = { kind: 'list', of: row }
    return settings['total'] === true ? objectType({ rows, total: INTEGER }) : rows
  }
  const maybe = settings['whenMissing'] === 'nothing' || settings['whenTaken'] === 'nothing'
  return maybe ? { kind: 'nullable', of: row } : row
}

/** A row with what was asked for together with it. */
function fetched(table: Node, settings: JsonObject, seen: Seen): ObjectType {
  const { manifest } = seen
  const { include, compute } = settings
  const queried = rowOf(manifest, table.id).members
  const together = (Array.isArray(include) ? include.map(String) : []).flatMap(
    (name): (readonly [string, Member])[] => {
      const type = queried.get(name)?.type
      return type ? [[name, { type: loaded(manifest, type) }]] : []
    },
  )
  const type: Type = { kind: 'row', table: table.id }
  const asking = withName(seen, { name: 'row', type, step: null })
  const computed = entriesType(compute, (formula) => typeIn(formula, asking))
  const members = [...rowObject(manifest, table).members, ...together, ...computed.members]
  return { kind: 'object', members: new Map(members) }
}

/** A relation of a row that has been fetched: the rows themselves. */
function loaded(manifest: Manifest, type: Type): Type {
  if (type.kind === 'nullable') return { kind: 'nullable', of: loaded(manifest, type.of) }
  if (type.kind === 'list') return { kind: 'list', of: loaded(manifest, type.of) }
  const table = type.kind === 'row' && manifest.nodes.find(({ id }) => id === type.table)
  return table ? rowObject(manifest, table) : UNKNOWN
}
