import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'

/** Something in the settings of a part that keeps its id whatever becomes of it. */
export interface Item extends JsonObject {
  readonly id: string
}

export const isItem = (value: Json): value is Item =>
  isObject(value) && typeof value['id'] === 'string'

/** Whether a value is a list of such, or empty. */
export const isItems = (value: Json): value is readonly Item[] =>
  Array.isArray(value) && value.every(isItem)

/** An object without some of its keys. */
export const omit = (object: object, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))

type Pair<T> = readonly [T | undefined, T | undefined]

/** The two of each id, in the order in which they stand now; what is gone comes last. */
export function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.map((item): Pair<T> => [old.get(item.id), item]),
    ...before.filter(({ id }) => !kept.has(id)).map((item): Pair<T> => [item, undefined]),
  ]
}

/** The same, but what is gone comes where it stood: after what was before it. */
export function pairsInPlace<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  const kept = new Set(after.map(({ id }) => id))
  const old = new Map(before.map((item) => [item.id, item]))
  const gone = new Map<string | undefined, Pair<T>[]>()
  let last: string | undefined
  for (const item of before) {
    if (kept.has(item.id)) last = item.id
    else gone.set(last, [...(gone.get(last) ?? []), [item, undefined]])
  }
  return [
    ...(gone.get(undefined) ?? []),
    ...after.flatMap((item): readonly Pair<T>[] => [
      [old.get(item.id), item],
      ...(gone.get(item.id) ?? []),
    ]),
  ]
}
