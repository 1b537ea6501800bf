/** How many are spoken of, and where the noun begins. */
export interface Count {
  readonly next: number
  readonly isMany: boolean
  readonly isOwn: boolean
  readonly isCounted: boolean
}

const MANY: readonly RegExp[] = [
  /^(?:one|zero) or more /,
  /^(?:more|fewer|less) than (?:one|two|three|\d+) /,
  /^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) or (?:more|three|four|five|six) /,
  /^(?:at least|up-to|at most|no more than) (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) /,
  /^any number of /,
  /^(?:several|many|some|two|three|four|five) of (?:the|our|these|those|its|their) /,
  /^an? (?:\w+ )?(?:couple|handful|set|list|bunch|range|lot|series|collection|pair|group) of /,
  /^(?:lots|plenty|loads|dozens|hundreds|thousands) of /,
  /^(?:as )?many (?:different |other )?/,
  /^other /,
  /^(?:several|multiple|various|numerous|different|a few|some|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:different |other )?/,
]
const ONE: readonly (readonly [pattern: RegExp, isOwn: boolean, isCounted: boolean])[] = [
  [/^(?:its|their|his|her) (?:very )?own /, true, true],
  [
    /^(?:exactly |only |just |always |at most )*one of (?:the|our|these|those|its|their) /,
    false,
    true,
  ],
  [
    /^(?:exactly |only |just |always |at most |max |maximum )*(?:one|1|a single|an? certain) (?:single )?/,
    false,
    true,
  ],
  [
    /^(?:an?|the|each|every|another|its|their) (?:other |specific |particular |certain )?/,
    false,
    false,
  ],
]

/** What stands before a noun: `one or more`, `exactly one`, `its own`; where nothing does, the noun begins at once. */
export function countAt(words: readonly string[], at: number): Count {
  const text = `${words.slice(at, at + 6).join(' ')} `
  const lengthOf = (pattern: RegExp): number =>
    pattern.exec(text)?.[0].trim().split(' ').filter(Boolean).length ?? 0
  const most = /^at most (?:an?|one|1) /.test(text)
  const many = most ? undefined : MANY.find((pattern) => pattern.test(text))
  if (many) return { next: at + lengthOf(many), isMany: true, isOwn: false, isCounted: true }
  const one = ONE.find(([pattern]) => pattern.test(text))
  if (one === undefined) return { next: at, isMany: false, isOwn: false, isCounted: false }
  const [pattern, isOwn, isCounted] = one
  return { next: at + lengthOf(pattern), isMany: false, isOwn, isCounted }
}
