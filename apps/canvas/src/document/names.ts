import {
  checkCodeName,
  checkFieldName,
  checkMemberName,
  checkTableName,
} from '@drawbridge/kinds/faces'
import type { Diagnostic, Manifest, Node } from '@drawbridge/manifest'
import { tableView } from '../kinds/table.ts'

const NOWHERE = {}

/** Why a part can't be called so, or null when it can: two tables of one name can't both be kept. */
export function partNameRefusal({ nodes }: Manifest, part: Node, name: string): string | null {
  if (name.trim() === '') return `${part.name} needs a name, so it keeps the one it had.`
  if (part.kind === 'flow') return codeNameRefusal('A flow', name)
  if (part.kind !== 'table') return null
  const same = name.trim().toLowerCase()
  const taken = nodes.some(
    (other) => other.kind === 'table' && other.id !== part.id && other.name.toLowerCase() === same,
  )
  return taken
    ? `There is a table “${name}” already. Choose another name.`
    : wordsOf(checkTableName(name, NOWHERE))
}

const CHECKS = {
  field: (name: string) => checkFieldName('A field', name, NOWHERE),
  relation: (name: string) => checkMemberName('A relation', name, NOWHERE),
  computed: (name: string) => checkFieldName('A computed field', name, NOWHERE),
}

/** Why something that rows of a table hold can't be called so, or null when it can. */
export function memberNameRefusal(
  table: Node,
  sort: keyof typeof CHECKS,
  name: string,
  own?: string,
): string | null {
  const { fields, relations, computed } = tableView(table)
  const taken = [...fields, ...relations, ...computed].some(
    (one) => one.id !== own && one.name === name,
  )
  if (taken) return `${table.name} has “${name}” already. Choose another name.`
  return wordsOf(CHECKS[sort](name))
}

/** The same of what becomes a function or a variable in the code. */
export const codeNameRefusal = (what: string, name: string): string | null =>
  wordsOf(checkCodeName(what, name, NOWHERE))

/** The words of the check, which Problems would have. */
function wordsOf([first]: readonly Diagnostic[]): string | null {
  return first ? `${first.message} ${first.cure}` : null
}
