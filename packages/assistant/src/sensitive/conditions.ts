import type { Compiled } from '@drawbridge/compiler'
import { OPERATIONS, type Access } from '@drawbridge/kinds/faces'
import { goesBy } from './goes-by.ts'
import type { SensitiveChange } from './sensitive-change.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/**
 * Rules whose condition becomes another or falls away. Which rows it lets through depends on what stands in them, so
 * nobody can say that it lets through no more than before: unless it narrows a rule that had none.
 */
export function conditions(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  if (before === undefined) return []
  const [was, is] = [goesBy(before.manifest), goesBy(after.manifest)]
  return after.model.tables.flatMap((table) => {
    const old = before.model.tables.find(({ node }) => node === table.node)
    return OPERATIONS.flatMap((operation): readonly SensitiveChange[] => {
      const known = old?.access[operation] ?? []
      const now = table.access[operation] ?? []
      if (!known.some(hasCondition)) return []
      const drawn = new Set(known.map(was))
      const others = now.filter((rule) => !drawn.has(is(rule)) && !known.includes(whoOf(rule)))
      if (others.length === 0) return []
      const says = `Whoever may ${operation} ${table.names.plural} reaches other rows: it was ${said(known)}, and becomes ${said(now)}.`
      const key = `opens ${table.node} ${operation} ${now.map(is).join('; ')}`
      return [{ sort: 'opens', key, says, node: table.node }]
    })
  })
}

const hasCondition = (rule: string): boolean => rule.includes(' when ')

const whoOf = (rule: string): string => rule.replace(/ when .*/s, '')

const said = (access: Access): string => access.join('; ')
