import type { JsonObject, Node } from '@drawbridge/manifest'
import type { Draft } from './draft.ts'
import { fieldName } from './words.ts'

/** Items of a list in a table's settings that have an id and a name: its fields, its relations. */
export function named(node: Node, list: 'fields' | 'relations'): readonly NamedItem[] {
  const items = node.settings[list]
  if (!Array.isArray(items)) return []
  return items.filter(isNamed)
}

export type NamedItem = JsonObject & { readonly id: string; readonly name: string }

export function isNamed(item: unknown): item is NamedItem {
  return (
    typeof item === 'object' &&
    item !== null &&
    'id' in item &&
    'name' in item &&
    typeof item.id === 'string' &&
    typeof item.name === 'string'
  )
}

/**
 * The field that people speak of: in the table that they name, or in the only table that has one
 * so called.
 */
export function findField(
  draft: Draft,
  fieldWords: string,
  tableWords: string | undefined,
): { table: Node; field: NamedItem } | { problem: string } {
  const wanted = fieldName(fieldWords)?.toLowerCase()
  const named_ = tableWords === undefined ? undefined : draft.table(tableWords)
  if (tableWords !== undefined && !named_) return { problem: `There is no table ${tableWords}.` }
  const found = (named_ ? [named_] : draft.playing('rows')).flatMap((table) =>
    named(table, 'fields')
      .filter((field) => field.name.replaceAll('_', '').toLowerCase() === wanted)
      .map((field) => ({ table, field })),
  )
  const [only, ...others] = found
  const inside = only || named_ ? undefined : tableFirst(draft, fieldWords)
  if (inside) return findField(draft, inside.field, inside.table)
  if (!only)
    return { problem: `There is no field ${fieldWords}${named_ ? ` in ${named_.name}` : ''}.` }
  if (others.length > 0)
    return {
      problem: `Several tables have a field ${fieldWords}: say which, “${fieldWords} of ${only.table.name}”.`,
    }
  return only
}

/** `books title`, `book’s title`, `books.title`: the table, then its field. */
function tableFirst(
  draft: Draft,
  said: string,
): { readonly table: string; readonly field: string } | undefined {
  const words = said.trim().split(/[\s.]+/)
  for (let count = words.length - 1; count > 0; count -= 1) {
    const table = words.slice(0, count).join(' ')
    if (draft.table(table)) return { table, field: words.slice(count).join(' ') }
  }
  return undefined
}
