import { NOT, ONLY } from '../grammar/closed-words.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Draft } from '../draft.ts'
import { adverbs } from './adverbs.ts'
import { asides } from './asides.ts'
import { conditions } from './conditions.ts'
import { coordinated } from './coordinated.ts'
import { frames } from './frames.ts'
import { labels } from './labels.ts'
import { orders } from './orders.ts'
import { parts } from './parts.ts'
import { pronouns } from './pronouns.ts'
import { reasons } from './reasons.ts'
import { relatives } from './relatives.ts'
import type { Rewording, Wording } from './rewording.ts'
import { stories } from './stories.ts'
import { voices } from './voices.ts'

/** In the order in which they are tried: what leaves least out comes first. */
export const REWORDINGS: readonly Rewording[] = [
  pronouns,
  labels,
  frames,
  reasons,
  stories,
  asides,
  adverbs,
  conditions,
  orders,
  voices,
  relatives,
  coordinated,
  parts,
]

/** So many ways to say a phrase are tried. */
const MOST = 12

/** Ways to say a phrase more simply, the nearest to it first; none of them lets more through than it does. */
export function* rewordings(phrase: string, draft: Draft): Iterable<Wording> {
  const known = new Set([phrase])
  const open: Required<Wording>[] = [{ clauses: [phrase], left: [], around: [] }]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const [said = ''] = next.clauses
    for (const rewording of REWORDINGS) {
      const found = rewording.of(said, draft)
      if (found === undefined) continue
      const key = found.clauses.join('\n')
      const around = [...next.around, ...(found.around ?? [])]
      if (known.has(key) || !isAsNarrow(phrase, [...found.clauses, ...around])) continue
      if (known.size > MOST) return
      known.add(key)
      const left = [...next.left, ...(found.left ?? [])]
      const wording = { clauses: found.clauses, left, around }
      yield wording
      if (found.clauses.length === 1) open.push(wording)
    }
  }
}

const NARROW =
  /^(?:own|nobody|nobody-else|no|none|nothing|without|unless|except|if|when|whenever|once|until|till|as-long-as|after|before|while|cannot|neither|mine|theirs|required|optional|unique|uniquely|hidden)$/

/** “Nothing but their own”: cut in two it says something else. */
const NOTHING_BUT =
  /\b(?:nothing|anything|none)\s+(?:but|except|save|other than|apart from|besides)\b/iu

/** Whether each word that narrows what is said is there still, but for what only says why. */
function isAsNarrow(phrase: string, said: readonly string[]): boolean {
  // “…, which are published” cut off is no sentence.
  if (said.slice(1).some((one) => /^(?:who|which|whose)\b/i.test(one))) return false
  if (NOTHING_BUT.test(phrase) && !said.some((one) => NOTHING_BUT.test(one))) return false
  const has = narrowing(said.join(' ; '))
  return [...narrowing(phrase)].every(([word, count]) => (has.get(word) ?? 0) >= count)
}

function narrowing(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { word } of tokensOf(text))
    if (NARROW.test(word) || NOT.has(word) || ONLY.has(word))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
