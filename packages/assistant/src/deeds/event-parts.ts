import type { Draft } from '../draft.ts'
import type { Side } from './sentence.ts'
import { NUMBER } from './verbs.ts'

/** What happens, and in which cases that counts. */
export type EventParts = readonly [words: string, cases: readonly Side[]]

const FINITE = /\b(?:is|are|was|were|has|have)\b/i

/** “an order is paid and its total is over 100”, “a review with less than 3 stars is written”: an event, and its case. */
export function eventParts({ words }: Side, draft: Draft): readonly EventParts[] {
  const narrowed = narrowedIn(words, draft)
  return narrowed === undefined ? joined(words) : [...joined(words, true), ...narrowed]
}

/** What is said behind `and`, `with`, `whose`. */
function joined(words: string, isNarrowed = false): readonly EventParts[] {
  const cuts = [...words.matchAll(/\s*,?\s+(?:and|but|with|whose|where|which|that)\s+/gi)]
  const isMore = cuts.some(
    (cut) =>
      /^\s*,?\s+(?:and|but)\s/i.test(cut[0]) && FINITE.test(words.slice(cut.index + cut[0].length)),
  )
  return [
    ...(isMore || isNarrowed || cuts.some(([cut]) => /with|whose/i.test(cut))
      ? []
      : [[words, []] as const]),
    ...cuts.map((cut): EventParts => {
      const by = /whose|with/i.exec(cut[0])?.[0]
      const rest = words.slice(cut.index + cut[0].length)
      return [
        words.slice(0, cut.index),
        [{ by: 'if', words: by === undefined ? rest : `its ${rest}` }],
      ]
    }),
  ].toReversed()
}

/** Words behind a noun that say for which of its kind something holds. */
const NARROWS = new RegExp(
  String.raw`^(?:(?:with(?:out)?|of|for|over|under|above|below|worth|costing|having|from|in|on|at)\s+(?:(?:an?|the|its|his|her|their)\s+)?.*(?:\d|\b(?:no|${NUMBER}|more|less|fewer|least|most|over|under|above|below|than|longer|shorter|higher|lower|bigger|smaller|any)\b)|(?:over|under|above|below|with|without|worth|costing|having|whose)\s|(?:more|less|fewer|bigger|smaller|larger|higher|lower|longer|shorter)\s+than\s|(?:that|which|who)\s+(?:is|are|has|have|costs?|was|were)\s)`,
  'iu',
)
const VERB_GROUP = /^(?:is|are|was|were|gets?|got|has|have|comes?|arrives?|becomes?|goes)$/i

/** What is said of the very thing that something happens to: undefined where nothing is. */
function narrowedIn(words: string, draft: Draft): readonly EventParts[] | undefined {
  const parts = words.trim().split(/\s+/)
  for (let at = 0; at < parts.length; at += 1)
    for (const many of [2, 1]) {
      const head = parts.slice(at, at + many).join(' ')
      if (at + many > parts.length || /^(?:an?|the|new|every|each|any)$/i.test(parts[at] ?? ''))
        continue
      if (draft.table(head) === undefined) continue
      const behind = parts.slice(at + many)
      const tail = tailOf(behind)
      if (tail !== undefined) {
        const event = [...parts.slice(0, at + many), tail.verb].join(' ')
        return waysToSay(tail.said).map((one): EventParts => [event, [{ by: 'if', words: one }]])
      }
      if (!NARROWS.test(behind.join(' '))) continue
      const verb = behind.findLastIndex((word, index) => index > 1 && VERB_GROUP.test(word))
      const to = verb < 0 ? behind.length : verb
      const said = behind.slice(0, to).join(' ')
      const event = [...parts.slice(0, at + many), ...behind.slice(to)].join(' ')
      return waysToSay(said).map((one): EventParts => [event, [{ by: 'if', words: one }]])
    }
  return undefined
}

const TAIL =
  /^(?<verb>(?:(?:is|are|was|gets|has been)\s+)?\p{L}+(?:ed|en|ade|ent|aid|ut|old)(?:\s+as\s+\p{L}+)?)\s+(?<said>(?:for|in|on|to|at|with|of|from|by)\s+(?:an?|the|some|another|its|their)?\s*[\p{L} ]*?\s*(?:(?:that|which|who)(?:'s|\s+(?:is|are|has|have))\s.+|past\b.*)|without\s.+|with\s+(?:more|less|fewer|over|under|at least|no)\s.+)$/iu

/** “is booked for a time that is over”: what is said behind the verb is a case as well. */
function tailOf(
  behind: readonly string[],
): { readonly verb: string; readonly said: string } | undefined {
  const groups = TAIL.exec(behind.join(' '))?.groups
  return groups && { verb: groups['verb'] ?? '', said: groups['said'] ?? '' }
}

/** `of more than 500 euros` → as it is said of a row. */
function waysToSay(said: string): readonly string[] {
  const bare = said.replace(/^(?:of|for|at|from|worth|costing|that|which|who|having)\s+/i, '')
  const whose = /^(?:whose|with)\s+(?<rest>.+)$/i.exec(said)?.groups?.['rest']
  return [
    ...(whose === undefined ? [] : [`its ${whose}`, `it has ${whose}`]),
    `it ${said}`,
    said,
    bare.replace(
      /^(?:an?|the)\s+(?<what>.+?)\s+(?:that|which|who)(?:'s|\s+(?:is|are))\s+/iu,
      'the $<what> is ',
    ),
    bare,
    `it has ${bare}`,
    `it is ${bare}`,
  ]
}
