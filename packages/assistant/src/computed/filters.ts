import type { Node } from '@drawbridge/manifest'
import { comparison } from '../deeds/comparison.ts'
import { negated } from '../deeds/operand.ts'
import type { Scene } from '../deeds/scene.ts'
import { stateCase } from '../deeds/state-case.ts'
import { timeCase } from '../deeds/time-case.ts'
import type { Draft } from '../draft.ts'
import { conditionOf } from './condition.ts'

/** What says nothing of which rows are meant. */
const EMPTY =
  /\b(?:the|its|their|his|her|all|every|each|any|an?|of|in|for|on|from|to|with|by|at|and|that|which|who|it|them|they|he|she|there|this|these|those|have|has|had|is|are|was|were|been|be|got|gets|get|total|overall|related|linked|associated|corresponding|connected|belonging|belongs?|own|ever|so far|already|currently|now|together|altogether|up|such|received?|receives|gotten|given|made|makes?|written|writes?|left|posted|submitted|placed|added|recorded|registered|created|held|taken|kept|existing|individual|various|different|people|persons?|rows?|entries|records?|inside|under|does|do|sits?|lies|stands?|exists?|me|us)\b/giu

/** States by what people call their contrary. */
const CONTRARY: readonly (readonly [said: RegExp, state: string])[] = [
  [
    /\b(?:open|unfinished|undone|incomplete|outstanding|remaining|still to do|to do|left|not yet done)\b/i,
    'done',
  ],
  [/\b(?:unread|new)\b/i, 'read'],
  [/\b(?:outstanding|due|open)\b/i, 'paid'],
  [/\b(?:closed|gone)\b/i, 'open'],
  [/\binactive\b/i, 'active'],
]

/**
 * The condition under which rows are meant, over `row`: `open`, `that are done`, `with a rating above 3`. Empty where
 * nothing narrows them; undefined where something does that is not understood.
 */
export function filterIn(
  words: string,
  node: Node,
  draft: Draft,
  alike: readonly string[],
): string | undefined {
  const rest = words
    .replaceAll(EMPTY, ' ')
    .split(/[^\p{L}\d]+/u)
    // “students enrolled” of enrolments
    .filter((word) => word !== '' && !alike.some((name) => isAkin(word, name)))
  if (rest.length === 0) return ''
  if (rest.length > MANY || OPERATOR.test(words)) return undefined
  const scene: Scene = {
    table: node,
    draft,
    flow: undefined,
    places: [{ table: node, path: [] }],
    at: () => ({ formula: 'row', isMaybe: false }),
    attempt: (read) => read(),
  }
  const said = words.replace(/^\s*(?:that|which|who)\s+/i, '').trim()
  const found = stateCase(said, scene) ?? comparison(said, scene) ?? timeCase(said, scene)
  if (found !== undefined) return found
  // “courses that they are taking”
  const less = said.replace(THEIRS, ' ')
  if (less !== said) return filterIn(less, node, draft, alike)
  for (const [contrary, state] of CONTRARY) {
    const other = contrary.test(said) ? stateCase(state, scene) : undefined
    if (other !== undefined) return negated(other)
  }
  const state = said.replace(/^(?:(?:they|it|are|is|were|was|have|has|been)\s+)+/i, '')
  return conditionOf(`it is ${state}`, node, draft, () => undefined)
}

/** What somebody does with the rows. */
const THEIRS =
  /(?:\b(?:that|which)\s+)?\b(?:they|it|he|she|we)\s+(?:(?:is|are|has|have|had|was|were|currently|already|ever)\s+)*\p{L}+\s*$|^\s*\p{L}{3,}\s+(?:it|them|him|her)\s*$/iu

/** What says more than that is no state alone. */
const MANY = 5
const OPERATOR = /\b(?:divided|multiplied|times|minus|plus|less)\b|[*/+=]/i

const isAkin = (word: string, name: string): boolean =>
  word.length > 3 && word.slice(0, 5).toLowerCase() === name.slice(0, 5).toLowerCase()
