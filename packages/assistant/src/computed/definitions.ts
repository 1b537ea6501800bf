/** “…, can it just show the end?”: what is asked to be shown, and of what. */
const SHOWS =
  /^(?:.*\b(?:can|could|should|may|would|must)\s+)?(?<who>(?:(?:each|every|an?|the|our|all)\s+)?[\p{L}]+(?:\s[\p{L}]+)?)\s+(?:(?:just|also|please|always)\s+)*(?:to\s+)?(?:shows?|displays?|tells?)\s+(?:(?:me|us)\s+)?(?<name>(?:the|its|their|an?)\s+[\p{L}]+(?:\s[\p{L}]+){0,3})$/iu
/** “It's the start plus the minutes”: how that is worked out. */
const IS =
  /^(?:it|that|this)(?:'?s|\s+is|\s+means|\s+equals)\s+(?:(?:just|simply|always)\s+)?(?<formula>(?:the|its|their|how many)\s.*\b(?:plus|minus|times|less|divided by|multiplied by)\s.+)$/iu

/** Sentences, with what is shown and how it is worked out in one. */
export function withDefinitions(sentences: readonly string[]): readonly string[] {
  const all: string[] = []
  for (const sentence of sentences) {
    const { formula } = IS.exec(sentence.trim())?.groups ?? {}
    const asked = all.at(-1)?.replace(/[?!.\s]+$/, '') ?? ''
    const { who = '', name } = formula === undefined ? {} : (SHOWS.exec(asked)?.groups ?? {})
    if (name === undefined) all.push(sentence)
    else {
      const isIt = /^(?:it|they|you|we|i|that|this)(?:\s|$)/i.test(who)
      all.splice(-1, 1, `${name}${isIt ? '' : ` of ${who}`} = ${formula ?? ''}`)
    }
  }
  return all
}
