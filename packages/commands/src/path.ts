import { isObject, type Json } from '@drawbridge/manifest'
import type { Path } from './command.ts'

/** Why a command can't be done, in words for the person who asked for it. */
export class Refusal extends Error {}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** Where in a list the item with this id stands, or -1. */
export function indexOfId(list: readonly Json[], id: string): number {
  return list.findIndex((item) => isObject(item) && item['id'] === id)
}

/** What stands at a path, or undefined. */
export function valueAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root
  for (const segment of path) value = child(value, segment)
  return value
}

function child(value: Json | undefined, segment: string): Json | undefined {
  if (segment.startsWith('#'))
    return isList(value) ? value[indexOfId(value, segment.slice(1))] : undefined
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined
}

/**
 * The root with one place changed by `change`, which gets what is there now and answers with what
 * shall be there; undefined takes the key away. All else is shared with the old root.
 */
export function changeAt(
  root: Json,
  path: Path,
  change: (value: Json | undefined) => Json | undefined,
): Json {
  const [segment, ...rest] = path
  if (segment === undefined) {
    const changed = change(root)
    if (changed === undefined)
      throw new Refusal('The settings of a part can’t be taken away whole.')
    return changed
  }
  return segment.startsWith('#')
    ? changeItem(root, segment.slice(1), rest, change)
    : changeKey(root, segment, rest, change)
}

function changeItem(
  list: Json,
  id: string,
  rest: Path,
  change: (value: Json | undefined) => Json | undefined,
): Json {
  const at = isList(list) ? indexOfId(list, id) : -1
  const item = isList(list) ? list[at] : undefined
  if (!isList(list) || item === undefined)
    throw new Refusal('What this edit changes is not there any more.')
  return list.with(at, changeAt(item, rest, change))
}

function changeKey(
  object: Json,
  key: string,
  rest: Path,
  change: (value: Json | undefined) => Json | undefined,
): Json {
  if (FORBIDDEN.has(key)) throw new Refusal(`“${key}” can’t be the name of a setting.`)
  if (!isObject(object)) throw new Refusal('What this edit changes is not there any more.')
  const old = Object.hasOwn(object, key) ? object[key] : undefined
  const changed = rest.length === 0 ? change(old) : changeAt(old ?? {}, rest, change)
  if (changed !== undefined) return { ...object, [key]: changed }
  const { [key]: _, ...others } = object
  return others
}
