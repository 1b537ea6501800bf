import { negated } from './operand.ts'
import { openRows } from './open-rows.ts'
import { rowCase } from './row-case.ts'
import { QueryScene, type FlowScene, type Place } from './scene.ts'
import { tableSaid } from './table-said.ts'
import { count, tieTo } from './tie.ts'

const OF = String.raw`(?:one\s+)?(?:of\s+)?(?:(?:its|their|the|his|her|this|that|those)\s+)*`
const BE = String.raw`(?:is|are|was|were|has been|have been|has|have|gets?|be)`
const QUANTIFIED: readonly RegExp[] = [
  // “every one of its tasks is done”, “none of the tasks in it are open”
  new RegExp(
    String.raw`^(?<not>not\s+)?(?<which>all|every|each|none|no|any|some|at least one|one)\s+${OF}(?<many>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?:of|in|on|for)\s+(?:it|them|the [\p{L}]+|that [\p{L}]+))?\s+(?<is>${BE})\s+(?<state>.+)$`,
    'iu',
  ),
  // “its tasks are all done”
  new RegExp(
    String.raw`^(?:its|their|the)\s+(?<many>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?:of|in|on|for)\s+(?:it|them|the [\p{L}]+|that [\p{L}]+))?\s+${BE}\s+(?<not>not\s+)?(?<which>all|each)\s+(?<state>.+)$`,
    'iu',
  ),
]

/** Cases that are about each of many: “all of its tasks are done”, “none of its loans is open”. */
export function quantified(words: string, scene: FlowScene, focus?: Place): string | undefined {
  for (const pattern of QUANTIFIED) {
    const groups = pattern.exec(words.trim())?.groups
    const table = groups && tableSaid(groups['many'] ?? '', scene.draft)
    if (groups === undefined || table === undefined || table.id === scene.table.id) continue
    const { which = '', state = '' } = groups
    const said = `is ${state}`
    const isOpen =
      /^(?:(?:still|not yet)\s+)?(?:open|unfinished|outstanding|running|active)$/i.test(state)
    const formula =
      rowCase(said, new QueryScene(table, scene.draft)) ?? (isOpen ? openRows(table) : undefined)
    const tie = tieTo(table, scene, focus)
    if (formula === undefined || tie === undefined) continue
    const isAll = /^(?:all|every|each)$/i.test(which)
    const isNone = /^(?:none|no)$/i.test(which)
    const many = count(tie, isAll ? negated(formula) : formula, scene)
    const isSo = isAll || isNone ? '==' : '>'
    return `${many} ${(groups['not'] === undefined) === (isSo === '==') ? '==' : '>'} 0`
  }
  return undefined
}
