import { FIELD, type Marked, TABLE, VALUE } from './marked.ts'

const WHAT = `(?<what>${FIELD}|${TABLE}|${VALUE})`
const WISH = String.raw`(?:please\s+)?(?:(?:can|could|may)\s+(?:we|i|you)\s+(?:please\s+)?(?:have|get)|(?:i|we|they|you|people)(?:'d|\s+would|\s+should)?\s+(?:(?:also|really|now|just|rather|still|much)\s+)*(?:want|need|like|love|prefer|have|wish(?:\s+for)?)(?:\s+to\s+have)?)`
const STATE = String.raw`(?:(?:better|rather|now|simply|just)\s+)?(?:\p{L}{3,}ed|called|gone|split|spelt|cut|unique|required|optional|mandatory|hidden|longer|shorter|shown|made|read-only)\b`

/** Ways of asking that something is otherwise, and that in which it is read. */
const RAISED: readonly (readonly [pattern: RegExp, same: string])[] = [
  // “I'd like ‹f0› to be called state”
  [new RegExp(String.raw`^${WISH}\s+${WHAT}\s+to\s+(?=\p{L})`, 'iu'), '$<what> should '],
  // “we want ‹f0› removed”
  [new RegExp(String.raw`^${WISH}\s+${WHAT}\s+(?=${STATE})`, 'iu'), '$<what> should be '],
  // “can ‹t0› have a start date?”
  [
    new RegExp(
      String.raw`^(?:can|could|should|shall|may|might|would it be possible (?:for|that)|is it possible (?:for|that))\s+(?<what>${TABLE})\s+(?:to\s+)?(?:please\s+|also\s+)*(?=(?:have|has|gets?|carry|receive)\s+(?:an?|the|its|their)\s)`,
      'iu',
    ),
    '$<what> should ',
  ],
  // “what is called ‹v0› today should be …”
  [
    new RegExp(
      String.raw`^(?:what|that which|whatever)\s+(?:(?:is|was)\s+(?:now\s+)?(?:called|named)|(?:you|we|they|people)\s+(?:now\s+)?(?:call|called|name|named?))\s+${WHAT}(?:\s+(?:today|now|so far|here|at the moment|until now))?\s+(?=(?:should|must|shall|will|is|are|has to|ought to)\b)`,
      'iu',
    ),
    '$<what> ',
  ],
  // “change ‹f0› so that it also has …”
  [
    new RegExp(
      String.raw`^(?:please\s+)?(?:change|adjust|adapt|extend|update|modify|alter|edit|fix|correct|set|make)\s+${WHAT}\s*,?\s+(?:so|such|in a way|in such a way)(?:\s+that)?\s+(?:it|they|this|that|these|those|there)\s+`,
      'iu',
    ),
    '$<what> ',
  ],
  // “it's better if ‹f0› is called …”, “why isn't ‹f0› called …” ask the same
  [
    new RegExp(
      String.raw`^(?:it(?:'s|\s+is|\s+would be|'d be)\s+(?:better|nicer|clearer|good|best|great)\s+(?:if|when|that)|(?:i|we)(?:'d|\s+would)?\s+(?:prefer|like it|rather|suggest|think)(?:\s+(?:if|that|it if))?)\s+${WHAT}\s+(?:is|are|was|were)\s+(?=\p{L})`,
      'iu',
    ),
    '$<what> should be ',
  ],
]

/** `I'd like ‹f0› to be called state` → `‹f0› should be called state` */
export function raised(said: Marked): Marked {
  const text = RAISED.reduce((all, [pattern, same]) => all.replace(pattern, same), said.text)
  return text === said.text ? said : { ...said, text }
}
