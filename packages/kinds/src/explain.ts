import {
  diagnose,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  listed,
  pointer,
  quoted,
} from '@drawbridge/manifest'
import type { Shape } from './shape.ts'

type Path = readonly (string | number)[]

/** What is wrong with a value that its schema refuses, in plain sentences, each at its place. */
export function explain(
  shape: Shape,
  settings: Json,
  node: string,
  at: Path = ['settings'],
): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  visit(shape, settings, at, 'Settings', '')
  return found

  /** `of` is whose value it is, quoted: `“title”`; empty for the part itself. */
  function visit(at: Shape, value: Json, path: Path, key: string, of: string): void {
    const union = at.anyOf
    if (union !== undefined) {
      const branch = union.find((one) => leadsTo(one, value))
      if (branch === undefined) wrong(at, value, path, key, of)
      else visit(branch, value, path, key, of)
    } else if (at.properties !== undefined && isObject(value)) {
      visitObject(at, at.properties, value, path, of)
    } else if (at.patternProperties !== undefined && isObject(value)) {
      visitRecord(at.patternProperties, value, path)
    } else if (at.items !== undefined && Array.isArray(value) && fits(at, value)) {
      const { items } = at
      value.forEach((item: Json, index) => visit(items, item, [...path, index], key, of))
    } else if (!fits(at, value)) {
      wrong(at, value, path, key, of)
    }
  }

  function visitObject(
    at: Shape,
    properties: Readonly<Record<string, Shape>>,
    value: JsonObject,
    path: Path,
    of: string,
  ): void {
    const name = value['name']
    const whose = typeof name === 'string' && name !== '' ? quoted(name) : of
    for (const key of at.required ?? []) {
      if (value[key] !== undefined) continue
      const facts = {
        what: properties[key]?.title ?? key,
        where: whose === '' ? 'here' : `in ${whose}`,
      }
      found.push(diagnose('missing-value', { node, field: pointer(...path, key) }, facts))
    }
    for (const [key, inner] of Object.entries(value)) {
      const known = Object.hasOwn(properties, key) ? properties[key] : undefined
      if (known === undefined) {
        const facts = { key, where: 'here', known: Object.keys(properties) }
        found.push(diagnose('unknown-key', { node, field: pointer(...path, key) }, facts))
      } else visit(known, inner, [...path, key], known.title ?? key, whose)
    }
  }

  function visitRecord(
    patterns: Readonly<Record<string, Shape>>,
    value: JsonObject,
    path: Path,
  ): void {
    for (const [key, inner] of Object.entries(value)) {
      const known = Object.entries(patterns).find(([pattern]) => new RegExp(pattern).test(key))
      if (known !== undefined) visit(known[1], inner, [...path, key], key, '')
      else {
        const facts = { key, where: 'here', known: [] }
        found.push(diagnose('unknown-key', { node, field: pointer(...path, key) }, facts))
      }
    }
  }

  function wrong(at: Shape, value: Json, path: Path, key: string, of: string): void {
    // Nothing was written yet, so there is nothing that is wrong with it.
    if (value === '' && at.type === 'string' && (at.minLength ?? 0) > 0) {
      const where = of === '' ? 'here' : `in ${of}`
      const place = { node, field: pointer(...path) }
      found.push(diagnose('missing-value', place, { what: key, where, isEmpty: true }))
      return
    }
    const facts = {
      what: of === '' ? quoted(key) : `${quoted(key)} of ${of}`,
      expected: expected(at),
      found: value,
      known: wordsOf(at),
    }
    found.push(diagnose('wrong-value', { node, field: pointer(...path) }, facts))
  }
}

/** Every text that this may be. */
function wordsOf({ enum: values = [], anyOf = [], const: only }: Shape): readonly string[] {
  const own = [...values, only].filter((value) => typeof value === 'string')
  return [...own, ...anyOf.flatMap(wordsOf)]
}

/** Whether this branch of a union is the one that was meant: told by its `kind`, else by fitting. */
function leadsTo(branch: Shape, value: Json): boolean {
  const kind = branch.properties?.['kind']?.const
  if (kind !== undefined) return isObject(value) && value['kind'] === kind
  return fits(branch, value)
}

/** Whether the value itself is right, whatever stands inside of it. */
function fits(shape: Shape, value: Json): boolean {
  const asks = shape.type ?? shape.anyOf ?? shape.enum
  if (asks === undefined && shape.const === undefined) return true
  if (shape.const !== undefined) return value === shape.const
  if (shape.enum !== undefined) return shape.enum.includes(value)
  if (typeof value === 'string') {
    if (shape.type !== 'string') return false
    // Counted as JSON Schema does: by characters, not by UTF-16 units.
    const length = [...value].length
    if (length < (shape.minLength ?? 0) || length > (shape.maxLength ?? Infinity)) return false
    return shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(value)
  }
  if (typeof value === 'number') {
    if (shape.type === 'integer' ? !Number.isInteger(value) : shape.type !== 'number') return false
    return value >= (shape.minimum ?? -Infinity) && value <= (shape.maximum ?? Infinity)
  }
  if (Array.isArray(value)) {
    if (shape.type !== 'array') return false
    return value.length >= (shape.minItems ?? 0) && value.length <= (shape.maxItems ?? Infinity)
  }
  if (typeof value === 'boolean') return shape.type === 'boolean'
  return isObject(value) && shape.type === 'object'
}

/** What the schema wants, in words: `a whole number from 1 to 65535`. */
export function expected(shape: Shape): string {
  if (shape.enum !== undefined) return `one of ${listed(shape.enum.map(String), 'or')}`
  if (shape.const !== undefined) return String(shape.const)
  if (shape.anyOf !== undefined) return shape.description ?? listed(shape.anyOf.map(expected), 'or')
  switch (shape.type) {
    case 'integer':
      return `a whole number${range(shape.minimum, shape.maximum)}`
    case 'number':
      return `a number${range(shape.minimum, shape.maximum)}`
    case 'boolean':
      return 'yes or no (true or false)'
    case 'string':
      if (shape.pattern !== undefined) return shape.description ?? `a text like ${shape.pattern}`
      return `a text${range(shape.minLength, shape.maxLength, ' characters')}`
    case 'array':
      return `a list${range(shape.minItems, shape.maxItems, ' items')}`
    default:
      return 'an object in { }'
  }
}

function range(low: number | undefined, high: number | undefined, unit = ''): string {
  const of = unit === '' ? '' : ' of'
  if (low !== undefined && high !== undefined) {
    return `${unit === '' ? ' from' : of} ${low} to ${high}${unit}`
  }
  if (low !== undefined) return `${of} at least ${low}${unit}`
  return high === undefined ? '' : `${of} at most ${high}${unit}`
}
