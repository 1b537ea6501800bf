import type { Manifest, Node } from '@drawbridge/manifest'
import { tableView } from '../kinds/table.ts'

/** Why a part can't be called so, or null when it can: two tables of one name can't both be kept. */
export function partNameRefusal({ nodes }: Manifest, part: Node, name: string): string | null {
  if (part.kind !== 'table') return null
  const same = name.trim().toLowerCase()
  const taken = nodes.some(
    (other) => other.kind === 'table' && other.id !== part.id && other.name.toLowerCase() === same,
  )
  return taken ? `There is a table “${name}” already. Choose another name.` : null
}

/** Why a field or relation of a table can't be called so, or null when it can. */
export function fieldNameRefusal(table: Node, name: string, own?: string): string | null {
  if (name.toLowerCase() === 'id') return 'Every row has an “id” already. Choose another name.'
  const { fields, relations } = tableView(table)
  const taken = [...fields, ...relations].some((one) => one.id !== own && one.name === name)
  return taken ? `${table.name} has “${name}” already. Choose another name.` : null
}
