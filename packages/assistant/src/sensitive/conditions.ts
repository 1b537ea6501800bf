import type { Compiled } from '@drawbridge/compiler'
import { isObject, type Json, type JsonObject, type Node } from '@drawbridge/manifest'
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
  return after.manifest.nodes.flatMap((node) => {
    const old = accessOf(before.manifest.nodes.find(({ id }) => id === node.id))
    return Object.entries(accessOf(node)).flatMap(([operation, rules]) => {
      const [known, now] = [textsIn(old[operation]), textsIn(rules)]
      if (!known.some(hasCondition)) return []
      const drawn = new Set(known.map(was))
      const others = now.filter((rule) => !drawn.has(is(rule)) && !known.includes(whoOf(rule)))
      if (others.length === 0) return []
      const says = `Whoever may ${operation} ${node.name} reaches other rows: it was ${said(known)}, and becomes ${said(now)}.`
      const key = `opens ${node.id} ${operation} ${now.map(is).join('; ')}`
      return [{ sort: 'opens', key, says, node: node.id } satisfies SensitiveChange]
    })
  })
}

function accessOf(node: Node | undefined): JsonObject {
  const access = node?.settings['access']
  return isObject(access) ? access : {}
}

const textsIn = (rules: Json | undefined): readonly string[] =>
  Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : []

const hasCondition = (rule: string): boolean => rule.includes(' when ')

const whoOf = (rule: string): string => rule.replace(/ when .*/s, '')

const said = (rules: readonly string[]): string => rules.join('; ')
