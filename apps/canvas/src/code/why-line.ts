import { isObject, segmentsOf, type Json, type Manifest } from '@drawbridge/manifest'
import { stepTitle } from '../kinds/steps.ts'
import { faceOf } from '@drawbridge/kinds/faces'
import type { Origin } from './origins.ts'

/** Why a line of code is there: `tasks › GET /late › Find one`, and what its kind is for. */
export interface Why {
  readonly from: string
  readonly kind: string
}

/** The part, and what of it, that a line comes from; null where the part is not there any more. */
export function whyLine({ nodes }: Manifest, { node, field }: Origin): Why | null {
  const part = nodes.find(({ id }) => id === node)
  if (!part) return null
  const about = faceOf(part.kind)?.about
  const names = [part.name]
  let value: Json | undefined = part as unknown as Json
  let key = ''
  for (key of segmentsOf(field ?? '')) {
    value = childOf(value, key)
    const name = nameOf(value)
    if (name !== null) names.push(name)
  }
  if (key !== '' && !isObject(value) && key !== 'settings') names.push(key)
  return { from: names.join(' › '), kind: about ? `${about.title}: ${about.summary}` : part.kind }
}

function childOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)]
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function nameOf(value: Json | undefined): string | null {
  if (!isObject(value)) return null
  const { method, path, kind, name, id } = value
  if (typeof method === 'string' && typeof path === 'string') return `${method} ${path}`
  if (typeof id !== 'string') return null
  if (typeof kind === 'string' && isObject(value['settings'])) return stepTitle(kind)
  return typeof name === 'string' ? name : null
}
