import { isObject, type Json } from '@drawbridge/manifest'

export type Slot = readonly (string | number)[]

/** Every place of a document where a value stands: of objects, of lists, and each inside of them. */
export function slots(value: Json, path: Slot = []): readonly Slot[] {
  const inner: readonly Slot[] = Array.isArray(value)
    ? value.flatMap((item: Json, index) => slots(item, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => slots(item, [...path, key]))
      : []
  return path.length === 0 ? inner : [path, ...inner]
}

/** The places where a text stands. */
export function textSlots(value: Json): readonly Slot[] {
  return slots(value).filter((slot) => typeof valueAt(value, slot) === 'string')
}

export function valueAt(value: Json, [key, ...rest]: Slot): Json | undefined {
  if (key === undefined) return value
  const inner = Array.isArray(value)
    ? (value as readonly Json[])[Number(key)]
    : isObject(value)
      ? value[key]
      : undefined
  return inner === undefined ? undefined : valueAt(inner, rest)
}

/** The same document with another value at one place, or, where that is undefined, without it. */
export function withValue(value: Json, [key, ...rest]: Slot, next: Json | undefined): Json {
  if (key === undefined) return next ?? null
  if (Array.isArray(value)) {
    const items: readonly Json[] = value
    return items.flatMap((item, index) => {
      if (index !== key) return [item]
      if (rest.length === 0) return next === undefined ? [] : [next]
      return [withValue(item, rest, next)]
    })
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (name !== key) return [[name, item]]
      if (rest.length === 0) return next === undefined ? [] : [[name, next]]
      return [[name, withValue(item, rest, next)]]
    }),
  )
}

/** The same document with a value at a place that need not be there yet; `*` is the first of a list. */
export function placed(value: Json | undefined, [key, ...rest]: Slot, next: Json): Json {
  if (key === undefined) return next
  if (key === '*' || typeof key === 'number') {
    const items = Array.isArray(value) ? (value as readonly Json[]) : []
    const at = key === '*' ? 0 : key
    return items.toSpliced(at, 1, placed(items[at], rest, next))
  }
  const object = value !== undefined && isObject(value) ? value : {}
  return { ...object, [key]: placed(object[key], rest, next) }
}
