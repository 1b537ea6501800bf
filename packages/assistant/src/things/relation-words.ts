import { PAST_FORMS } from '../text/participles.ts'
import { NOUN } from './table-clause.ts'

/** What a thing has to do with another one. */
export interface RelationWords {
  readonly how: 'one' | 'many' | 'owner'
  /** `lead lawyer` */
  readonly target: string
  readonly isOptional: boolean
  /** One of each at the most, and not of several. */
  readonly isOnly: boolean
  /** It has the other one, and does not only point to it. */
  readonly isHeld?: true
  /** It is in many of the others, which have many of it. */
  readonly isIn?: true
  /** It has many of the others, and others have the same. */
  readonly isShared?: true
  /** What it is called, where the target's own name would not say enough. */
  readonly name?: string
  readonly rest: string
  /** Only the thing was named, as one of a list. */
  readonly isBare?: true
}

const WHO_MADE =
  /^(?:(?:belongs? to|is owned by|is for|are (?:only )?for|is from|is by)\s+)?(?:the\s+|a\s+|its\s+)?(?:person|people|user|customer|member|account|one|\p{L}+)\s+(?:who|that)\s+(?:has\s+|had\s+)?(?:made|created|added|wrote|did|does|done|performed|carried out|recorded|noted|posted|bought|booked|placed|uploaded|opened|registered|entered|submitted|asked|started|reported|owns?)\b.*$/iu
const MANY = new RegExp(
  String.raw`^(?:(?:can|may)\s+)?(?:(?:have|has|be (?:in|on|part of|used in|assigned to|linked to|at)|belongs? to|is in|are in|play in|appear in|appears in|works? (?:on|in)|attends?|take part in|holds?|presents?|teach(?:es)?|contains?|includes?)\s+)?(?:(?!(?:and|or|not|never|no)\s)\p{L}+\s+){0,3}?(?:many|up to (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)|several|multiple|various|numerous|any number of|as many|plenty of|a lot of|loads of|one or more|zero or more|some|a list of|lots of|more than one|at least one|a few|different|\d+\s+or more|all (?:the|its))\s+(?:of\s+)?(?:the\s+)?(?<target>${NOUN})(?<rest>.*)$`,
  'iu',
)
/** What several do with the same: whoever takes a course doesn't take it from others. */
export const SHARING =
  /^(?:attend|join|visit|follow|play|speak|study|learn|choose|pick|select|wear|use|watch|read|like|favou?rite|share|know|prefer|bookmark|combine|mix|take|enter|affect|touch|mention|involve|concern|reference|require|cite)(?:e?s)?\b/i
const HELPING = /^(?:(?:can|may|might|could|will|must|should|also)\s+)+/i
/** “an actor can be in many scenes”, “students attend several courses” */
const IN_MANY =
  /^(?:(?:can|may|might|could|will|must|should|also|of course|together|all|is|are|be)\s+)*(?:(?!(?:not|never)\s)\p{L}+\s+){0,3}?(?:(?<=ed\s|n\s)(?:by|from)|in|into|on|at|for|between|among|amongst|part of|party to|attends?|joins?|belongs? to|belonging to|assigned to|enrolled in|member of|members of)\s+(?:more than one|many|several|multiple|various|any number of|as many|lots of|a lot of|some|different|one or more|\d+ or more)\b/iu
/** Where it takes place, nobody would say that there are many of it. */
const TAKES_PLACE =
  /\b(?:held|taught|given|offered|sold|stored|kept|shown|published|used in|takes? place|happens?|lies|located|available)\s/i
const VERBED = String.raw`(?:belongs?|(?:is|are|was|were|be|gets?|can be|may be|must be|will be|has been)\s+(?:(?:also|always|only|either)\s+)?(?:(?:\p{L}+ed|part|${PAST_FORMS})\s+)?|(?:can|may|might|must|should)?\s*(?:come|go|happen|takes? place|refer|point|lead|depart|arrive|start|end|play|work|live|relate|lie|sit|stand|stay|study|appear|count|link|apply)(?:es|s)?|(?:\p{L}+ed|${PAST_FORMS})|\p{L}{3,}s(?=\s+(?:in|on|at|for|under|with)\s)|(?:concern|cover|reserve|involve|regard|use|reference|describe|target|contain)s?|has|have)`
const ONE = new RegExp(
  String.raw`^(?<verb>${VERBED})\s*(?<prep>to|for|in|at|from|of|about|on|by|with|into|under|towards?|through|within)?\s+(?<only>(?:exactly|only|just|at most|always)\s+)?(?:(?:one(?:\s+of(?:\s+(?:the|our|my|these|those))?)?|an?|the|another|its|their|some|a single|a certain|each|every|single)\s+|(?<=(?:belongs?|linked|related|assigned|attached) to\s+|part of\s+))(?:other\s+|specific\s+|particular\s+|single\s+)?(?<target>${NOUN})(?<rest>.*)$`,
  'iu',
)
const BARE_ONE = new RegExp(
  String.raw`^(?:(?<only>exactly|only|just|at most)\s+)?(?:(?:one|an?|the|its|a single|single)\s+)?(?<target>${NOUN}?)(?<rest>(?:\s*[(,].*|\s+(?:optional|required|unique|mandatory))?)$`,
  'iu',
)
const OPTIONAL =
  /\b(?:may|might|optional(?:ly)?|can|sometimes|possibly|maybe|if any|or none|no\b.*\bat all)\b/i

/** Names for ends that are both of one table: where it goes from and to. */
export const ENDS: Readonly<Record<string, string>> = {
  depart: 'origin',
  departs: 'origin',
  leave: 'origin',
  leaves: 'origin',
  arrive: 'destination',
  arrives: 'destination',
}

/** @param isThing whether a noun stands for something that is kept, or somebody who signs in */
export function relationWords(
  words: string,
  isThing: (noun: string) => boolean,
): RelationWords | undefined {
  const said = words.trim().replace(/^(?:also|and)\s+/i, '')
  if (WHO_MADE.test(said))
    return { how: 'owner', target: '', isOptional: false, isOnly: false, rest: '' }
  const isOptional = OPTIONAL.test(said)
  const many = fitting(MANY, said, isThing)
  if (many) {
    const { target, rest } = many
    const isIn = IN_MANY.test(said) && !TAKES_PLACE.test(said)
    const words = { how: 'many', target, isOptional, isOnly: false, rest } as const
    if (isIn) return { ...words, isIn }
    const isShared = SHARING.test(said.replace(HELPING, ''))
    return { ...words, ...(isShared && { isShared }) }
  }
  const one = fitting(ONE, said, isThing)
  if (one) {
    const { verb = '', only } = one.groups
    const name = ENDS[verb.trim().toLowerCase()]
    return {
      how: 'one',
      target: one.target,
      isOptional,
      isOnly: only !== undefined,
      ...(/^ha(?:s|ve)$/i.test(verb.trim()) && { isHeld: true }),
      rest: one.rest,
      ...(name && { name }),
    }
  }
  const bare = fitting(BARE_ONE, said, isThing, true)
  return (
    bare && {
      how: 'one',
      isBare: true,
      target: bare.target,
      isOptional,
      isOnly: bare.groups['only'] !== undefined,
      rest: bare.rest,
    }
  )
}

/** The longest noun of the match that stands for something. */
function fitting(
  pattern: RegExp,
  said: string,
  isThing: (noun: string) => boolean,
  isWhole = false,
) {
  const groups = pattern.exec(said)?.groups
  const words = (groups?.['target'] ?? '').split(' ')
  const least = isWhole ? words.length : 1
  for (let count = words.length; groups && count >= least; count -= 1) {
    const target = words.slice(0, count).join(' ')
    // “a number of students” is no student.
    if (
      words.slice(0, count - 1).some((word) => /^(?:of|per|for|to|from|by|in|at|on)$/i.test(word))
    )
      continue
    const last = words.slice(Math.max(0, count - 2), count).join(' ')
    if (!isThing(target) && !isThing(last) && !isThing(words[count - 1] ?? '')) continue
    const rest = `${words.slice(count).join(' ')}${groups['rest'] ?? ''}`.replace(/^[\s,]+/, '')
    return { target, rest, groups }
  }
  return undefined
}
