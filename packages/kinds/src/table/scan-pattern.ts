/** What a regular expression has in it, as far as its running time and portability go. */
export interface PatternFacts {
  /** Number of `*`, `+` and `{…}`: the power with which its running time may grow. */
  readonly repetitions: number
  /** Begins with `^`, so it is tried at one place of the text only. */
  readonly anchored: boolean
  /** A choice stands inside a repetition: `(a|ab)*` */
  readonly repeatedChoice: boolean
  /** What no engine with a guaranteed running time has. */
  readonly exotic?: 'look-around' | 'a back reference'
}

/** Reads a pattern that is known to be valid. */
export function scanPattern(pattern: string): PatternFacts {
  let repetitions = 0
  let repeatedChoice = false
  let exotic: PatternFacts['exotic']
  /** For each open group: whether a choice stands in it. */
  const choices = [false]
  // Escapes, classes, look-around, groups, choices and repetitions; all else is a plain character.
  const tokens = pattern.matchAll(
    /\\(?:k<|.)|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(\?(?::|<[^>]*>)|[()|*+]|\{\d+(?:,\d*)?\}/gsu,
  )
  let closed = false
  /** The whole pattern is a choice, of which `^` belongs to the first part alone. */
  let split = false
  for (const [token] of tokens) {
    const wasGroup = closed
    closed = false
    if (/^\\(?:k<|[1-9])$/.test(token)) exotic = 'a back reference'
    else if (/^\(\?<?[=!]$/.test(token)) exotic = 'look-around'
    if (token.startsWith('(')) choices.push(false)
    else if (token === '|') {
      choices[choices.length - 1] = true
      split ||= choices.length === 1
    } else if (token === ')') {
      closed = choices.pop() === true
      if (closed && choices.length > 0) choices[choices.length - 1] = true
    } else if (/^(?:[*+]|\{)/.test(token)) {
      repetitions += 1
      repeatedChoice ||= wasGroup
    }
  }
  const anchored = pattern.startsWith('^') && !split
  return { repetitions, anchored, repeatedChoice, ...(exotic === undefined ? {} : { exotic }) }
}
