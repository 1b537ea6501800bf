import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { happeningIn } from './event.ts'
import { capacityOf, takersOf } from './fullness.ts'
import type { Happening } from './happening.ts'
import { negated, numberOf, valueAt } from './operand.ts'
import { rowCase } from './row-case.ts'
import { QueryScene, type FlowScene } from './scene.ts'
import { count, tieTo } from './tie.ts'

/** What happens to one row, and what has to be so of those beside it then. */
export interface Crossing {
  readonly happening: Happening
  readonly also: (scene: FlowScene) => string | undefined
}

/** What becomes so of many rows with what happens to one of them: “all tasks of a project are done”, “a course is full”. */
export function crossingIn(words: string, draft: Draft): Crossing | undefined {
  return allOf(words, draft) ?? lastGone(words, draft) ?? filled(words, draft)
}

const ALL =
  /^(?:all|every|each|the last)\s+(?:of\s+)?(?:the\s+)?(?:(?:open|remaining|outstanding|unfinished|pending|other)\s+)?(?<many>[\p{L}_ ]+?)\s+(?:of|in|on)\s+(?:an?\s+|the\s+|one\s+)?(?<whole>[\p{L}_ ]+?)\s+(?<so>(?:is|are|has|have|gets?|becomes?)\s.+)$/iu

/** “when all tasks of a project are done”: when one is, and no other is not. */
function allOf(words: string, draft: Draft): Crossing | undefined {
  const groups = ALL.exec(words)?.groups
  const many = groups && draft.table(groups['many'] ?? '')
  const whole = groups && draft.table(groups['whole'] ?? '')
  const happening = many && happeningIn(`one of ${many.name} ${groups['so']}`, draft)
  if (many === undefined || whole === undefined || happening?.when !== 'Update') return undefined
  const so = groups?.['so'] ?? ''
  return {
    happening,
    also: (scene) => {
      const tie = tieTo(many, scene)
      const state = rowCase(so, new QueryScene(many, draft))
      return tie && state && `${count(tie, negated(state), scene)} == 0`
    },
  }
}

const LAST =
  /^(?:the\s+last\s+(?<many>[\p{L}_ ]+?)\s+(?:of|in|on)\s+(?:an?\s+|the\s+)?(?<whole>[\p{L}_ ]+?)\s+(?:is|was|has been|gets)\s+(?:deleted|removed|taken out|erased)|(?:an?\s+|the\s+)?(?<empty>[\p{L}_ ]+?)\s+(?:has\s+no\s+(?:more\s+)?(?<left>[\p{L}_ ]+?)(?:\s+(?:left|any ?more))?))$/iu

/** “the last item of an order is removed”: none is left after it. */
function lastGone(words: string, draft: Draft): Crossing | undefined {
  const groups = LAST.exec(words.trim())?.groups
  const many = groups && draft.table(groups['many'] ?? groups['left'] ?? '')
  const whole = groups && draft.table(groups['whole'] ?? groups['empty'] ?? '')
  const isPart = many && whole && named(many, 'relations').some(({ target }) => target === whole.id)
  if (!isPart) return undefined
  return {
    happening: { table: many, when: 'Delete' },
    also: (scene) => {
      const place = scene.places.find(
        ({ table, path }) => path.length === 1 && table.id === whole.id,
      )
      const tie = place && tieTo(many, scene, place)
      return tie && `${count(tie, undefined, scene)} == 0`
    },
  }
}

const FULL =
  /^(?:an?\s+|the\s+)?(?<whole>[\p{L}_ ]+?)\s+(?:(?:is|are|gets|becomes|has become)\s+(?:now\s+)?(?:completely\s+)?(?:full|fully booked|booked out|sold out|filled(?: up)?)|(?:fills up)|(?:reaches|has reached|hits)\s+(?:its|the|their)\s+(?:capacity|limit|maximum)(?:\s.*)?|has\s+no\s+(?:more\s+)?(?:free\s+)?(?:places?|seats?|spots?|room)(?:\s+left)?)$|^the\s+last\s+(?:free\s+)?(?:place|seat|spot|ticket)\s+(?:of|in|on|for)\s+(?:an?\s+|the\s+)?(?<of>[\p{L}_ ]+?)\s+(?:is|gets|was)\s+(?:taken|booked|sold|filled|gone)$/iu
/** “a course is full”: as many rows point to it as it has places, with the one that is added. */
function filled(words: string, draft: Draft): Crossing | undefined {
  const groups = FULL.exec(words.trim())?.groups
  const whole = groups && draft.table(groups['whole'] ?? groups['of'] ?? '')
  const field = whole && capacityOf(whole)
  const table = whole && field && takersOf(whole, draft)
  if (table === undefined || field === undefined) return undefined
  return {
    happening: { table, when: 'Create' },
    also: (scene) => {
      const place = scene.places.find((one) => one.path.length === 1 && one.table.id === whole?.id)
      if (place === undefined) return undefined
      const limit = numberOf(valueAt({ place, field }, scene))
      const tie = tieTo(table, scene, place)
      return tie && `${count(tie, undefined, scene)} == ${limit}`
    },
  }
}
