import { narrow, parse, type Type } from '@drawbridge/expressions'
import type { Property, Step } from '@drawbridge/kinds/faces'
import type { Json, Manifest } from '@drawbridge/manifest'
import { isLeaving } from '../kinds/steps.ts'
import type { Shown } from './current.ts'
import { scopeOf, withName, type Named, type Seen } from './seen.ts'
import { itemsOf, textIn, type OpenFlow } from './place.ts'
import { objectType, propertiesType, propertyType } from './property-types.ts'
import { accountsOf, keyType, rowObject } from './row-types.ts'
import { namesInPath } from './start-words.ts'
import type { Body, Placed } from './tree.ts'
import { itemOf, valueType } from './value-types.ts'

const TEXT: Type = { kind: 'text' }

/**
 * What formulas of a step see. It is found from the drawing as it stands, so that it is there while
 * something else is still wrong; what can't be told is unknown.
 */
export function seenAt(manifest: Manifest, { flow, tree }: Shown, id: string): Seen {
  return before(tree, id, { manifest, named: beginning(manifest, flow), present: new Set() })
}

function before(body: Body, id: string, around: Seen): Seen {
  let seen = around
  for (const placed of body.steps) {
    if (placed.step.id === id) break
    const inner = placed.bodies.find((one) => holds(one, id))
    if (inner) return before(inner, id, insideOf(placed, inner, seen))
    seen = after(placed, seen)
  }
  return seen
}

const holds = (body: Body, id: string): boolean =>
  body.steps.some(({ step, bodies }) => step.id === id || bodies.some((inner) => holds(inner, id)))

/** What is known after a step: its value, and what its leaving has made sure. */
function after(placed: Placed, seen: Seen): Seen {
  const { step } = placed
  const sure = leavesWhenSo(placed) ? narrowed(seen, step, false) : seen
  if (!step.name) return sure
  return withName(sure, { name: step.name, type: valueType(step, seen), step })
}

/** An `if` that goes on only where its condition does not hold. */
const leavesWhenSo = ({ step, bodies }: Placed): boolean =>
  step.kind === 'if' &&
  bodies.some(({ slot, steps }) => slot === 'then' && isLeaving(steps.at(-1)?.step.kind ?? ''))

/** What a step brings into one of its bodies. */
function insideOf({ step }: Placed, { slot }: Body, seen: Seen): Seen {
  switch (step.kind) {
    case 'if':
      return narrowed(seen, step, slot === 'then')
    case 'each': {
      const name = textIn(step.settings, 'item', 'item')
      return withName(seen, { name, type: itemOf(step, seen), step })
    }
    case 'try': {
      if (slot !== 'recover') return seen
      const type = objectType({ message: TEXT })
      return withName(seen, { name: textIn(step.settings, 'error'), type, step })
    }
    default:
      return seen
  }
}

/** What is known besides where a condition holds, or where it does not. */
function narrowed(seen: Seen, { settings }: Step, truth: boolean): Seen {
  const parsed = parse(textIn(settings, 'condition'))
  if (!parsed.ok) return seen
  const { present = seen.present } = narrow(scopeOf(seen), parsed.expression, truth)
  return { ...seen, present }
}

/** What a flow begins with. */
function beginning(manifest: Manifest, flow: OpenFlow): readonly Named[] {
  const given = (name: string, type: Type): Named => ({ name, type, step: null })
  const { holder, sort, part } = flow
  switch (sort) {
    case 'endpoint':
      return [
        given('params', paramsType(holder)),
        given('query', propertiesType(holder['query'])),
        given('headers', propertiesType(holder['headers'])),
        given('body', propertiesType(holder['body'])),
        ...callerOf(manifest, holder['access']),
        given(
          'request',
          objectType({ id: TEXT, ip: TEXT, ...(hasBody(holder) && { rawBody: TEXT }) }),
        ),
      ]
    case 'event': {
      const row = rowObject(manifest, part)
      const earlier = textIn(holder, 'when') === 'afterUpdate' ? [given('before', row)] : []
      return [given('row', row), ...earlier, ...callerOf(manifest, null)]
    }
    case 'flow':
      return itemsOf(holder['inputs']).map((input) =>
        given(textIn(input, 'name'), propertyType(input as unknown as Property)),
      )
  }
}

const hasBody = (holder: OpenFlow['holder']): boolean => textIn(holder, 'method', 'GET') !== 'GET'

/** Whoever is signed in; nobody need be where an endpoint is public. */
function callerOf(manifest: Manifest, access: Json | null | undefined): readonly Named[] {
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  if (!auth) return []
  const { roles } = auth.settings
  const values = Array.isArray(roles) ? roles.map(String) : ['user', 'admin']
  const id = keyType(accountsOf(manifest))
  const person = objectType({ id, role: { kind: 'enum', values } })
  const open = !Array.isArray(access) || access.length === 0 || access.includes('public')
  return [{ name: 'user', type: open ? { kind: 'nullable', of: person } : person, step: null }]
}

function paramsType(holder: OpenFlow['holder']): Type {
  const typed = propertiesType(holder['params'])
  const untyped = namesInPath(textIn(holder, 'path')).map((name) => [name, { type: TEXT }] as const)
  return { kind: 'object', members: new Map([...untyped, ...typed.members]) }
}
