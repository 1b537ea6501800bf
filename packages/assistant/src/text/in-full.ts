import { singularOf } from '@drawbridge/kinds/faces'
import { CHOSEN } from '../things/choices-in.ts'
import { isDoer } from '../people/person-words.ts'
import { isSingle } from '../words.ts'

const NOUN = String.raw`[\p{L}-]+(?:\s(?!(?:is|are|can|may|must|should|has|have|and|or|with|do|does)\b)[\p{L}-]+)?`
const BEGINS = String.raw`(?<=^|[.;\n]\s*(?:-\s*)?)`
const ENDS = String.raw`(?=\s*(?:[.;,\n]|$))`
const CAN = '(?:can|may|must|should(?: be able to)?|is allowed to|are allowed to|gets? to)'
const ELSE = String.raw`\s*,?\s+(?:and|but)\s+(?:nobody|no one|no-one)\s+else(?:\s+${CAN})?(?:\s+(?:do\s+)?(?:that|this|so|it|either))?${ENDS}`
const NUMBER = '(?:two|three|four|five|six|ten|several|many|some|\\d+)'

/** `$1` is what was said there, `~1` the same of one. */
type Full = readonly [pattern: RegExp, same: string, isSaid?: (words: string) => boolean]

/** What is said in short of something that was said before, in full. */
const IN_FULL: readonly Full[] = [
  // “can set the status of an idea (new, planned or shipped)”
  [
    new RegExp(
      String.raw`${BEGINS}(?=\S)([^.;:()\n]{2,80}?\s(?:set|sets|change|changes|update|updates|edit|edits|move|moves|pick|picks|choose|chooses)\s+)(the\s+${CHOSEN}\s+of\s+(?:(?:an?|the|each|every)\s+${NOUN}|[\p{L}-]+s))\s*\(([^()\n]*(?:,|\/|\sor\s)[^()\n]*)\)([^.;\n]*)`,
      'gimu',
    ),
    '$2 is $3. $1$2$4',
  ],
  // “read all the ideas and see how many votes each of them has”
  [
    new RegExp(
      String.raw`\b([\p{L}-]+s)\s+and\s+(?:to\s+|can\s+)?sees?\s+how\s+many\s+(${NOUN}?)\s+(?:each|every\s?one)\s+of\s+(?:them|these)\s+(?:has|have|got)${ENDS}`,
      'giu',
    ),
    '$1. Each ~1 shows how many $2 it has',
  ],
  // “As a manager I want to set it, and nobody else should be able to do that”
  [
    new RegExp(
      String.raw`${BEGINS}as\s+(?:an?|the)\s+(${NOUN})\s*,?\s+(?:i|we)\s+(?:want|would like|need|'d like)\s+to\s+(?:be able to\s+)?([^.;\n]+?)${ELSE}`,
      'gimu',
    ),
    'Only the $1 can $2',
  ],
  // “Managers can set it, and nobody else”
  [
    new RegExp(
      String.raw`${BEGINS}(?:only\s+)?((?:the\s+)?(?!only\b)${NOUN})\s+(${CAN})\s+([^.;\n,]+?)${ELSE}`,
      'gimu',
    ),
    'Only $1 $2 $3',
  ],
  // “Teachers log in and so do the pupils”
  [
    new RegExp(
      String.raw`${BEGINS}((?:the\s+|all\s+)?[\p{L}-]+s)\s+([^.;\n,]+?)\s*,?\s+and\s+so\s+(?:do|can|may|are|must|should)\s+(?:the\s+|all\s+)?(${NOUN})${ENDS}`,
      'gimu',
    ),
    '$1 and $3 $2',
  ],
  // “It is not possible that the end is before the start”
  [
    /\bit(?:'s| is)\s+(?:not|never)\s+(?:possible|allowed|permitted|ok(?:ay)?)\s+(?:that|if)\s+([^.;\n]{2,60}?)\s+(?:is|are)\s+/giu,
    '$1 must not be ',
  ],
  // “…, and two or three cleaners go there”
  [
    new RegExp(
      String.raw`\s*,?\s+and\s+(?:${NUMBER}\s+(?:or|to)\s+)?${NUMBER}\s+(${NOUN}?)\s+(?:go|goes|come|comes|work|works|are|stand|sit|help|helps)\s+(?:in\s+)?(?:there|in it|on it|at it|with it)${ENDS}`,
      'giu',
    ),
    '. Several $1 take part in it',
  ],
  // “Categories are kept by the admins: a name, a colour”
  [
    new RegExp(
      String.raw`${BEGINS}((?:the\s+|all\s+)?[\p{L}-]+s)\s+are\s+(?:kept|managed|looked after|administered)\s+by\s+(?:the\s+)?(${NOUN})\s*:\s+(?![^.;\n]*(?:\b(?:only|own|not|never|no|nobody|if|when|unless|but|except|can|may|must|cannot)\b|n['’]t\b))([^.;\n]+)`,
      'gimu',
    ),
    '$1: $3. Only $2 can create, edit and delete $1',
    (who) => isDoer(who) && !isSingle(who),
  ],
]

/** A sentence that leaves out what the one before said, with it. */
export const inFull = (text: string): string =>
  IN_FULL.reduce(
    (all, [pattern, same, isSaid]) =>
      all.replaceAll(pattern, (whole: string, ...groups: unknown[]) => {
        const [, second = ''] = groups.map(String)
        return isSaid?.(second) === false ? whole : filled(same, groups)
      }),
    text,
  )

const filled = (same: string, groups: readonly unknown[]): string =>
  same.replaceAll(/([$~])(\d)/g, (_, sign: string, at: string) => {
    const said = String(groups[Number(at) - 1] ?? '')
    return sign === '~' ? singularOf(said) : said
  })
