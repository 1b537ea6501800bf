import type { Json, Node } from '@drawbridge/manifest'
import type { Command, Path } from './command.ts'
import { changeAt, indexOfId, Refusal, valueAt } from './path.ts'

/** A node's settings after the edit, and the command that takes it back. */
export interface SettingsEdit {
  readonly settings: Json
  readonly inverse: Command
}

export function setSetting(
  node: Node,
  path: Path,
  value: Json | undefined,
  emptied = 0,
): SettingsEdit {
  if (path.length === 0) throw new Refusal('A setting needs a name.')
  const old = valueAt(node.settings, path)
  const changed = changeAt(node.settings, path, () => value)
  return {
    settings: value === undefined ? withoutEmptied(changed, path, emptied) : changed,
    inverse: {
      type: 'setSetting',
      id: node.id,
      path,
      ...(old === undefined ? missing(node, path.slice(0, -1)) : { value: old }),
    },
  }
}

export function insertItem(node: Node, path: Path, item: Json, at?: number): SettingsEdit {
  const id = idOf(item)
  const settings = changeAt(node.settings, path, (list) => {
    const items = listOf(list)
    if (indexOfId(items, id) >= 0) throw new Refusal('An item with this id is there already.')
    return items.toSpliced(clamp(at, items.length), 0, item)
  })
  const itemPath = [...path, `#${id}`]
  return {
    settings,
    inverse: { type: 'removeItem', id: node.id, path: itemPath, ...missing(node, path) },
  }
}

export function removeItem(node: Node, path: Path, emptied = 0): SettingsEdit {
  const { listPath, items, at } = itemAt(node, path)
  const item = items[at]
  if (item === undefined) throw new Refusal('What this edit takes away is not there any more.')
  const changed = changeAt(node.settings, listPath, () => items.toSpliced(at, 1))
  const settings = withoutEmptied(changed, path, emptied)
  return { settings, inverse: { type: 'insertItem', id: node.id, path: listPath, item, at } }
}

export function moveItem(node: Node, path: Path, to: number): SettingsEdit {
  const { listPath, items, at } = itemAt(node, path)
  const item = items[at]
  if (item === undefined) throw new Refusal('What this edit moves is not there any more.')
  const moved = items.toSpliced(at, 1)
  const settings = changeAt(node.settings, listPath, () =>
    moved.toSpliced(clamp(to, moved.length), 0, item),
  )
  return { settings, inverse: { type: 'moveItem', id: node.id, path, to: at } }
}

/** How many of the lists and objects that lead to a place an edit there has to make. */
function missing({ settings }: Node, path: Path): { readonly emptied?: number } {
  const emptied = path.filter((_, at) => valueAt(settings, path.slice(0, at + 1)) === undefined)
  return emptied.length === 0 ? {} : { emptied: emptied.length }
}

function withoutEmptied(settings: Json, path: Path, levels: number): Json {
  const holder = path.slice(0, -1)
  if (levels === 0 || holder.length === 0) return settings
  if (Object.keys(valueAt(settings, holder) ?? {}).length > 0) return settings
  return withoutEmptied(
    changeAt(settings, holder, () => undefined),
    holder,
    levels - 1,
  )
}

function itemAt(node: Node, path: Path) {
  const last = path.at(-1)
  if (!last?.startsWith('#')) throw new Refusal('An item of a list is named by its id.')
  const listPath = path.slice(0, -1)
  const items = listOf(valueAt(node.settings, listPath))
  return { listPath, items, at: indexOfIdOrMissing(items, last.slice(1)) }
}

function indexOfIdOrMissing(items: readonly Json[], id: string): number {
  const at = indexOfId(items, id)
  return at < 0 ? items.length : at
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new Refusal('This setting is not a list.')
  return value
}

function idOf(item: Json): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
  if (typeof id !== 'string' || id === '') throw new Refusal('An item of a list needs an id.')
  return id
}

const clamp = (at: number | undefined, length: number): number =>
  at === undefined ? length : Math.max(0, Math.min(at, length))
