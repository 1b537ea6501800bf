import type { ObjectType, Scope, Type } from '@drawbridge/expressions'
import type { Property, Step } from '@drawbridge/kinds/faces'
import type { Json, Manifest, Node } from '@drawbridge/manifest'
import { rowObject, rowOf } from './row-types.ts'
import { itemsOf, textIn, type OpenFlow } from './place.ts'
import { objectType, propertiesType, propertyType } from './property-types.ts'
import type { Shown } from './current.ts'
import { namesInPath } from './start-words.ts'
import type { Body, Placed } from './tree.ts'
import { valueType } from './value-types.ts'

const TEXT: Type = { kind: 'text' }
const UNKNOWN: Type = { kind: 'unknown' }

/** Something that formulas may name, and what it is. */
export interface Named {
  readonly name: string
  readonly type: Type
  /** The step whose value it is; null for what the flow begins with. */
  readonly step: Step | null
}

/** What formulas of a step may name, the nearest last. `id` null: what stands at the end of the flow. */
export function namedAt(
  manifest: Manifest,
  { flow, tree }: Shown,
  id: string | null,
): readonly Named[] {
  return [...beginning(manifest, flow), ...(before(manifest, tree, id) ?? [])]
}

/** The same as the language wants it; `row` is there where a setting is about rows of a table. */
export function scopeOf(manifest: Manifest, named: readonly Named[], table?: string): Scope {
  const names = new Map(named.map(({ name, type }) => [name, type]))
  if (table) names.set('row', { kind: 'row', table })
  return { names, row: (node) => rowOf(manifest, node) }
}

function before(manifest: Manifest, body: Body, id: string | null): readonly Named[] | null {
  const seen: Named[] = []
  for (const placed of body.steps) {
    if (placed.step.id === id) return seen
    for (const inner of placed.bodies) {
      const deeper = before(manifest, inner, id)
      if (id !== null && deeper && holds(inner, id))
        return [...seen, ...insideOf(placed, inner, seen), ...deeper]
    }
    const { step } = placed
    if (step.name) seen.push({ name: step.name, type: valueType(manifest, placed, seen), step })
  }
  return id === null || holds(body, id) ? seen : null
}

const holds = (body: Body, id: string): boolean =>
  body.steps.some(({ step, bodies }) => step.id === id || bodies.some((inner) => holds(inner, id)))

/** What a step brings into one of its bodies. */
function insideOf({ step }: Placed, { slot }: Body, seen: readonly Named[]): readonly Named[] {
  if (step.kind === 'each') {
    const of = seen.find(({ name }) => name === step.settings['list'])?.type
    const type = of?.kind === 'list' ? of.of : UNKNOWN
    return [{ name: textIn(step.settings, 'item', 'item'), type, step }]
  }
  const error = textIn(step.settings, 'error')
  if (step.kind !== 'try' || slot !== 'recover' || error === '') return []
  return [{ name: error, type: objectType({ message: TEXT, status: { kind: 'integer' } }), step }]
}

/** What a flow begins with. */
function beginning(manifest: Manifest, flow: OpenFlow): readonly Named[] {
  const given = (name: string, type: Type): Named => ({ name, type, step: null })
  const { holder, sort, part } = flow
  const user = given('user', userType(manifest, sort === 'endpoint' ? holder['access'] : null))
  switch (sort) {
    case 'endpoint':
      return [
        given('params', paramsType(holder)),
        given('query', propertiesType(holder['query'])),
        given('headers', propertiesType(holder['headers'])),
        given('body', propertiesType(holder['body'])),
        user,
        given('request', objectType({ id: TEXT, ip: TEXT, userAgent: TEXT })),
      ]
    case 'event': {
      const row = rowObject(manifest, part)
      const when = textIn(holder, 'when')
      const earlier = /Update|Delete/.test(when) ? [given('before', row)] : []
      return [given('row', row), ...earlier, user]
    }
    case 'flow':
      return itemsOf(holder['inputs']).map((input) =>
        given(textIn(input, 'name'), propertyType(input as unknown as Property)),
      )
  }
}

/** Nobody need be signed in where an endpoint is public. */
function userType({ nodes }: Manifest, access: Json | null | undefined): Type {
  const auth = nodes.find(({ kind }) => kind === 'auth')
  const key: Type = { kind: accountsKey(nodes, auth) }
  const person = objectType({ id: key, role: TEXT })
  const open = !Array.isArray(access) || access.length === 0 || access.includes('public')
  return open ? { kind: 'nullable', of: person } : person
}

function accountsKey(nodes: readonly Node[], auth: Node | undefined): 'uuid' | 'integer' {
  const named = textIn(auth?.settings ?? {}, 'table', 'users')
  const table = nodes.find(({ id, name }) => id === named || name === named)
  return table?.settings['key'] === 'uuid' ? 'uuid' : 'integer'
}

function paramsType(holder: OpenFlow['holder']): ObjectType {
  const typed = propertiesType(holder['params'])
  const named = namesInPath(textIn(holder, 'path'))
  const members = new Map(named.map((name) => [name, { type: TEXT }] as const))
  return { kind: 'object', members: new Map([...members, ...typed.members]) }
}
