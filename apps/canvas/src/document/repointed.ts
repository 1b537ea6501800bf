import { faceOf, FACES, NAMED, stepFaceOf } from '@drawbridge/kinds/faces'
import { isObject, type Json, type Node } from '@drawbridge/manifest'
import { readShape, type Shape } from '../details/shape.ts'

type Ids = ReadonlyMap<string, string>

/** A part that names other parts by their new ids; only what its schema says to be one of them is. */
export function repointed(node: Node, ids: Ids): Node {
  const face = faceOf(node.kind)
  if (face === undefined) return node
  const settings = walk(node.settings, readShape(face.settings), ids)
  return isObject(settings) ? { ...node, settings } : node
}

const NAMES_A_PART: ReadonlySet<string> = new Set(['part', ...FACES.map(({ kind }) => kind)])

function walk(value: Json, shape: Shape | undefined, ids: Ids): Json {
  if (shape === undefined) return value
  const {
    format = '',
    items,
    properties = {},
    patternProperties = {},
    additionalProperties,
  } = shape
  if (format === 'step') return stepRepointed(value, ids)
  if (format === 'data') return dataRepointed(value, ids)
  if (typeof value === 'string') return NAMES_A_PART.has(format) ? (ids.get(value) ?? value) : value
  if (Array.isArray(value)) return value.map((item) => walk(item, items, ids))
  if (!isObject(value)) return value
  const any = typeof additionalProperties === 'object' ? additionalProperties : undefined
  if (any?.format === 'data') return dataRepointed(value, ids)
  const [every] = Object.values(patternProperties)
  return mapped(value, (key, inner) => [key, walk(inner, properties[key] ?? every, ids)])
}

function stepRepointed(step: Json, ids: Ids): Json {
  if (!isObject(step)) return step
  const face = typeof step['kind'] === 'string' ? stepFaceOf(step['kind']) : undefined
  return mapped(step, (key, inner) => {
    if (key === 'settings') return [key, walk(inner, face && readShape(face.settings), ids)]
    if (key !== 'bodies' || !isObject(inner)) return [key, inner]
    const bodyOf = (steps: Json) =>
      Array.isArray(steps) ? steps.map((one) => stepRepointed(one, ids)) : steps
    return [key, mapped(inner, (name, steps) => [name, bodyOf(steps)])]
  })
}

/** What a saved test holds: its keys name tables, its values are somebody's own. */
function dataRepointed(value: Json, ids: Ids): Json {
  if (Array.isArray(value)) return value.map((item) => dataRepointed(item, ids))
  if (!isObject(value)) return value
  return mapped(value, (key, inner) => [keyRepointed(key, ids), dataRepointed(inner, ids)])
}

function keyRepointed(key: string, ids: Ids): string {
  const [, sign, node = '', id, more = ''] = NAMED.exec(key) ?? []
  return sign === undefined ? key : `${sign}${ids.get(node) ?? node}.${id}${more}`
}

const mapped = (
  value: Readonly<Record<string, Json>>,
  to: (key: string, inner: Json) => readonly [string, Json],
): Json => Object.fromEntries(Object.entries(value).map(([key, inner]) => to(key, inner)))
