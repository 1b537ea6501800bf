import { guessFieldWord } from '@drawbridge/kinds/faces'
import { fieldName } from '../words.ts'
import { isField } from './field-words.ts'
import { describedField } from './noun-of-field.ts'
import { splitItems } from './split-items.ts'

/** What is done, or what somebody may, and nothing that is kept of a thing. */
const DOES =
  /(?<!\b(?:which|that|who|whether|if|when|how|it|they|he|she|we)\b.*)\b(?:is|are|has|have|belongs?|can|may|must|should|shall|will|cannot|can't|get|gets|wants?|needs?|comes?)\b/i
/** “takes place in a hall”, “connect auth to it” */
const DEED =
  /^(?!its\s)\p{L}+s\s+(?:\p{L}+\s+)?(?:in|at|on|to|from|by|for|with|an?|the|one)\s|\s(?:to|with|from)\s+(?:it|them|him|her|me|us)$/iu
const NOTHING =
  /\b(?:total|sum|average|mean|number|count) of (?:its|their|all)\b|\b(?:access|rights?|permissions?|ability|opportunity|chance|account|log-?in|role|option to|e-?mail (?:to|with)|mail to)\b|^(?:to|been|not|at least|at most|up to|no|exactly|between|more|less|only|many|several|multiple|different|one)\s/i

/** Whether every item can be kept of a thing, and one of them plainly is. */
export function isKept(list: string): boolean {
  const items = splitItems(list)
  if (items.length === 0 || items.length > 24) return false
  const isRange = /\bfrom\s/i.test(list)
  const isEach = items.every((item) => {
    const bare = item.replaceAll(/\([^()]*\)/g, ' ').trim()
    if (isRange && /^to\s\p{L}+$/iu.test(bare)) return true
    return (
      describedField(bare) !== undefined ||
      !(DOES.test(bare) || DEED.test(bare) || NOTHING.test(bare) || bare.split(/\s+/).length > 10)
    )
  })
  const plain = items.filter((item) => {
    const bare = item.replaceAll(/\([^()]*\)/g, ' ').trim()
    return (
      isField(bare) ||
      describedField(bare) !== undefined ||
      guessFieldWord(fieldName(bare) ?? '').word !== 'Text' ||
      /\bname\b/i.test(bare)
    )
  })
  return isEach && plain.length > 0 && (items.length > 1 || /^(?:an?|the|its|their)\s/i.test(list))
}
