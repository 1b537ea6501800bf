import type { Json, JsonObject } from '@drawbridge/manifest'
import { alternatives } from '../meaning.ts'

/** The field that a text such as `decimal required min=0` asks for, or `old` so changed. */
export function keyField(name: string, spec: string, old: JsonObject | undefined): JsonObject {
  const [types = '-', ...limits] = spec.split(' ').filter((word) => word !== '')
  const [first = '-'] = alternatives(types)
  const drawn = first === 'number' ? 'float' : first
  const type = drawn === '-' || drawn === '' ? String(old?.['type'] ?? 'string') : drawn
  const isText = type === 'string' || type === 'text'
  const settings = limits
    .filter((limit) => !limit.endsWith('?'))
    .flatMap((limit) => Object.entries(settingOf(limit, isText)))
  return { name, ...old, type, ...Object.fromEntries(settings) }
}

function settingOf(limit: string, isText: boolean): JsonObject {
  const [aspect = '', value = ''] = limit.split('=')
  const [first = ''] = alternatives(value)
  const list = first.split(',')
  const known: Readonly<Record<string, JsonObject>> = {
    required: { required: true },
    optional: { required: false },
    unique: { unique: true },
    hidden: { visibility: 'hidden' },
    readOnly: { visibility: 'readOnly' },
    writeOnly: { visibility: 'writeOnly' },
    values: { values: list },
    default: { default: defaultOf(first) },
    min: { [isText ? 'minLength' : 'minimum']: Number(first) },
    max: { [isText ? 'maxLength' : 'maximum']: Number(first) },
    readable: { readRule: list },
    writable: { writeRule: list },
  }
  return known[aspect] ?? { [aspect]: first }
}

function defaultOf(value: string): Json {
  return value === 'now' || value === 'uuid' ? { kind: value } : { kind: 'literal', value }
}
