import fc from 'fast-check'
import { FIELD_TYPES, OPERATIONS } from '@drawbridge/kinds'
import type { Json, JsonObject } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import { checkManifest } from '../2-check/check.ts'
import { readManifest } from '../1-read/read.ts'

/** Names as people give them, with some that mean something else to TypeScript, SQL or the backend. */
const TABLES = [
  'tasks',
  'Order items',
  'people',
  'news',
  'class',
  'keys',
  'rows',
  'Request',
  'groups',
  'events',
]
const FIELDS = [
  'title',
  'due_date',
  'order',
  'default',
  'class',
  'data',
  'type',
  'Value',
  'total',
  'group',
  'x1',
  'role_name',
]
const RELATIONS = ['parent', 'author', 'lists', 'tags', 'delete', 'my_items', 'user', 'children']

const who = fc.constantFrom('public', 'signedIn', 'owner', 'role:user', 'role:admin')
/** Over fields and relations that a table may have; where it hasn't, the rule is taken away. */
const condition = fc.constantFrom(
  'row.id == row.id',
  'row.title != null',
  'row.owner == user',
  'row.parent != null && row.parent.id == row.id',
  'count(row.tags) >= 0',
  'row.others.some(one => one.id == row.id)',
  '!(row.my_items has user) || row.order == 1',
  'user.id == row.id && user.email != null',
)
const rule = fc.oneof(
  { weight: 2, arbitrary: who },
  fc.tuple(who, condition).map(([one, when]) => `${one} when ${when}`),
)
const fieldRule = fc.uniqueArray(fc.constantFrom('signedIn', 'owner', 'role:admin'), {
  minLength: 1,
  maxLength: 2,
})
const computed = fc.record({
  name: fc.constantFrom('amount', 'mine', 'Latest', 'tag_count'),
  formula: fc.constantFrom(
    'row.id',
    'count(row.tags)',
    'row.owner == user',
    'row.lists has user',
    "`${row.title ?? 'none'}!`",
    'row.parent?.title',
    'row.others.sumOf(one => one.total ?? 0)',
    'row.due_date',
  ),
})
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const field = fc.record({
  name: fc.constantFrom(...FIELDS),
  type: fc.constantFrom(...FIELD_TYPES),
  required: maybe(fc.boolean()),
  unique: maybe(fc.boolean()),
  length: maybe(fc.constantFrom(1, 40, 700)),
  precision: maybe(fc.constantFrom(1, 10, 18)),
  scale: maybe(fc.constantFrom(0, 1, 9)),
  values: maybe(fc.constant(['open', 'closed', "it's"])),
  minLength: maybe(fc.constantFrom(0, 2)),
  maxLength: maybe(fc.constantFrom(1, 30)),
  minimum: maybe(fc.constantFrom(-5, 0, 0.5)),
  maximum: maybe(fc.constantFrom(1, 100)),
  pattern: maybe(fc.constantFrom('^[a-z]+$', '^a/b`${"$"}{c}$')),
  format: maybe(fc.constantFrom('email', 'url')),
  visibility: maybe(fc.constantFrom('normal', 'hidden', 'readOnly', 'writeOnly')),
  default: maybe(
    fc.constantFrom<Json>(
      { kind: 'now' },
      { kind: 'uuid' },
      { kind: 'literal', value: 'open' },
      { kind: 'literal', value: '1' },
      { kind: 'literal', value: 1 },
      { kind: 'literal', value: true },
      { kind: 'literal', value: '2026-11-22' },
    ),
  ),
  description: maybe(fc.constantFrom('Some words.', '*/ `${x}`')),
  readRule: fc.option(fieldRule, { nil: undefined, freq: 4 }),
  writeRule: fc.option(fieldRule, { nil: undefined, freq: 4 }),
})

const relation = fc.record({
  name: fc.constantFrom(...RELATIONS),
  type: fc.constantFrom('manyToOne', 'oneToOne', 'manyToMany'),
  target: fc.nat(),
  inverse: maybe(fc.constantFrom('inverse', 'others', 'all_of_them')),
  required: maybe(fc.boolean()),
  onDelete: maybe(fc.constantFrom('restrict', 'cascade', 'setNull')),
})

const table = fc.record({
  fields: fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 6 }),
  relations: fc.uniqueArray(relation, { selector: ({ name }) => name, maxLength: 3 }),
  computed: fc.uniqueArray(computed, { selector: ({ name }) => name, maxLength: 2 }),
  indexes: fc.array(
    fc.record({
      fields: fc.uniqueArray(fc.constantFrom('title', 'order', 'parent', 'createdAt'), {
        minLength: 1,
        maxLength: 3,
      }),
      kind: maybe(fc.constantFrom('plain', 'unique', 'fulltext')),
    }),
    { maxLength: 2 },
  ),
  key: maybe(fc.constantFrom('autoincrement', 'uuid')),
  timestamps: maybe(fc.boolean()),
  softDelete: maybe(fc.boolean()),
  owner: maybe(fc.boolean()),
  version: maybe(fc.boolean()),
  access: fc.dictionary(
    fc.constantFrom(...OPERATIONS),
    fc.uniqueArray(rule, { minLength: 1, maxLength: 2 }),
    { maxKeys: 7 },
  ),
})

const drawing = fc.record({
  names: fc.shuffledSubarray(TABLES, { minLength: 1, maxLength: 5 }),
  tables: fc.array(table, { minLength: 5, maxLength: 5 }),
  accounts: table,
  auth: maybe(
    fc.record({
      method: fc.constantFrom('jwt', 'session'),
      carrier: fc.constantFrom('header', 'cookie'),
    }),
  ),
  prefix: maybe(fc.constantFrom('/api', '/api/v1')),
})

/** A manifest that has everything that there is in some combination, and passes the checks. */
export function anyManifest(dialect: Dialect): fc.Arbitrary<JsonObject> {
  return drawing
    .map((drawn) => pruned(build(drawn, dialect)))
    .filter((manifest) => manifest !== undefined)
}

type Drawn = typeof drawing extends fc.Arbitrary<infer Value> ? Value : never

function build(drawn: Drawn, dialect: Dialect): JsonObject {
  const { names, tables, accounts, auth, prefix } = drawn
  const ids = [...names.map((_, index) => `t${index}`), 'users']
  const settingsOf = ({
    fields,
    relations,
    indexes,
    computed: formulas,
    ...rest
  }: Drawn['accounts']): unknown => ({
    fields: fields.map((one, index) => ({ ...one, id: `f${index}` })),
    relations: relations.map((one, index) => ({
      ...one,
      id: `r${index}`,
      target: ids[one.target % ids.length],
    })),
    indexes: indexes.map((one, index) => ({ ...one, id: `i${index}` })),
    computed: formulas.map((one, index) => ({ ...one, id: `c${index}` })),
    ...rest,
  })
  const email = {
    name: 'email',
    type: 'string',
    length: 100,
    required: true,
    unique: true,
  } as const
  const nodes = [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect } },
    ...names.map((name, index) => ({
      id: `t${index}`,
      kind: 'table',
      name,
      settings: settingsOf(tables[index] ?? accounts),
    })),
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: settingsOf({
        ...accounts,
        fields: [email, ...accounts.fields] as Drawn['accounts']['fields'],
      }),
    },
    { id: 'api', kind: 'api', name: 'api', settings: prefix === undefined ? {} : { prefix } },
    ...(auth === undefined ? [] : [{ id: 'auth', kind: 'auth', name: 'auth', settings: auth }]),
  ]
  const pairs = [
    ['api', 'database'],
    ...(auth === undefined
      ? []
      : [
          ['auth', 'users'],
          ['auth', 'api'],
        ]),
  ]
  const connections = pairs.map(([from, to], index) => ({ id: `c${index}`, from, to }))
  // Leaves out what is undefined, as a document would.
  return JSON.parse(
    JSON.stringify({ drawbridge: 1, name: 'Any', nodes, connections }),
  ) as JsonObject
}

/** Takes away what the checker refuses until it refuses nothing more. */
function pruned(manifest: JsonObject): JsonObject | undefined {
  let document: Json = manifest
  for (let round = 0; round < 60; round += 1) {
    const read = readManifest(document)
    const found = read.ok ? checkManifest(read.value.manifest).diagnostics : read.diagnostics
    const error = found.find(({ severity }) => severity === 'error')
    if (error === undefined) return document as JsonObject
    document = without(document as JsonObject, error.node, error.field ?? '')
  }
  return undefined
}

/** Without the smallest thing that the diagnostic points at and that may be absent. */
function without(document: JsonObject, id: string | undefined, field: string): JsonObject {
  const nodes = (document['nodes'] as readonly JsonObject[]).map((node) => {
    if (node['id'] !== id) return node
    return strip(node, field.split('/').slice(1)) as JsonObject
  })
  return { ...document, nodes }
}

const KEPT = new Set(['name', 'id', 'type', 'target', 'settings', 'fields'])

function strip(value: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return value
  if (Array.isArray(value)) {
    const items: readonly Json[] = value
    const [next] = rest
    const removed = next === undefined || (KEPT.has(next) && rest.length === 1)
    return items.flatMap((item, index) => {
      if (String(index) !== key) return [item]
      return removed ? [] : [strip(item, rest)]
    })
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (name !== key) return [[name, item]]
      if (rest.length === 0) return name === 'access' ? [[name, { read: ['public'] }]] : []
      const inner = strip(item, rest)
      return Array.isArray(inner) && inner.length === 0 && name !== 'fields' && name !== 'relations'
        ? []
        : [[name, inner]]
    }),
  )
}
