import { OPERATIONS, type Operation } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { operationsSaid } from '../grammar/deed-words.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { tableIn } from './table-in.ts'

/** What is done to the rows of a table, as a question says it. */
export interface Deed {
  readonly operations: readonly Operation[]
  readonly table: Node
  /** What stands before the verb, and behind it. */
  readonly before: string
  readonly object: string
}

const VERBS =
  /^(?:(?:look at|look up|work with|get at|fill in)\b|[\p{L}-]+)(?:(?:\s*,\s*|\s*,?\s+(?:and|or)\s+)(?:(?:look at|look up)\b|[\p{L}-]+))*/iu
const ENTERS = /^(?:enter|give|fill in|set)/i
const ANYTHING = /^(?:do|touch)$/i
/** “Enrol in a course”: what is added is not the course. */
const INTO = /^\s*(?:in|on|at|for|into|with|about)\b/i
const ACCESS = /^(?:access|accessible|visible|public|shown|seen|open|readable)$/i

/** The first verb of a question that has a table for its object, or else, where rows are what it is done to, one behind a table. */
export function deedIn(said: string, draft: Draft): Deed | undefined {
  const words = [...said.matchAll(/\S+/g)].map(({ index }) => index)
  const read = words.flatMap((at) => {
    const verbs = VERBS.exec(said.slice(at))?.[0] ?? ''
    const [before, object] = [said.slice(0, at), said.slice(at + verbs.length)]
    const operations = operationsOf(verbs)
    return operations.length === 0 ? [] : [{ verbs, operations, before, object }]
  })
  const active = read.flatMap((one) => {
    const table = INTO.test(one.object) ? undefined : objectIn(one.object, draft)
    return table === undefined ? [] : [{ ...one, table }]
  })
  if (active[0] !== undefined) return active[0]
  const passive = read.flatMap((one) => {
    const table = objectIn(one.before, draft)
    const isDone =
      /\b(?:be|being|is|are|get|gets|to)\s*$/i.test(one.before) || ACCESS.test(one.verbs)
    return table === undefined || !isDone ? [] : [{ ...one, table }]
  })
  // “Who can comment?”
  const alone = read.flatMap((one) => {
    const table = one.object.trim() === '' ? draft.table(one.verbs) : undefined
    return table === undefined ? [] : [{ ...one, table }]
  })
  return passive[0] ?? alone[0]
}

/** What a list of verbs comes to: `see and edit`; none where one of them is nothing that is done to rows. */
export function operationsOf(verbs: string): readonly Operation[] {
  if (ENTERS.test(verbs)) return ['update']
  if (ANYTHING.test(verbs)) return OPERATIONS
  return ACCESS.test(verbs) ? ['list', 'read'] : operationsSaid(verbs)
}

const WHOSE = /\b(?:my|his|her|its|their|our|your|own|other|all|any)\s+(?=\p{L})/giu
/** “The grades” are a field of what is written. */
function objectIn(words: string, draft: Draft): Node | undefined {
  const bare = words.replaceAll(WHOSE, ' ')
  const [head = ''] = bare.split(/\s(?:of|by|from|that|which|who|without)\s/i)
  return (
    tableIn(head, draft) ??
    fieldsMeant(head.trim(), draft)?.[0]?.table ??
    fieldsMeant(bare.trim(), draft)?.[0]?.table ??
    tableIn(words, draft)
  )
}
