import type { Node } from '@drawbridge/manifest'
import { openRows, saysOpen } from '../open-rows.ts'
import { rowCase } from '../row-case.ts'
import type { QueryScene } from '../scene.ts'

/** Words that begin a noun phrase, or end the one before. */
const BEGINS =
  /^(?:an?|the|all|any|every|each|my|our|your|their|his|her|its|own|of|for|with|in|on|to|by|that|which|\d+|list|lists|only|just|one)$/i

/** “my own pending orders”: what is said of the rows right before their name, as a formula of one of them. */
export function saidBefore(words: string, scene: QueryScene): string | undefined {
  const { table, draft } = scene
  const tokens = words.split(/[^\p{L}\d'-]+/u).filter((token) => token !== '')
  for (const [at] of tokens.entries()) {
    if (!isNamed(tokens, at, table, (one) => draft.table(one))) continue
    const from = tokens.findLastIndex((token, index) => index < at && BEGINS.test(token)) + 1
    for (let begin = Math.max(from, at - 3); begin < at; begin += 1) {
      const said = tokens.slice(begin, at).join(' ')
      const state = rowCase(`is ${said}`, scene) ?? (saysOpen(said) ? openRows(table) : undefined)
      if (state !== undefined) return state
    }
  }
  return undefined
}

/** `order` and `order items`: the longest name that stands here. */
function isNamed(
  tokens: readonly string[],
  at: number,
  table: Node,
  named: (words: string) => Node | undefined,
): boolean {
  const two = named(tokens.slice(at, at + 2).join(' '))
  return (two ?? named(tokens[at] ?? ''))?.id === table.id
}
