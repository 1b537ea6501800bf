import { plural, singular } from './declared.ts'

const NAME = String.raw`[\p{L}][\p{L}\d_]*(?:\s[\p{L}\d_]+)?`
const ENDS: readonly (readonly [
  pattern: RegExp,
  ends: readonly [isMany: boolean, isMany: boolean],
])[] = [
  [
    /^(?:1|one)\s*[-–—:.]+>?\s*(?:\*|n|m|many|0\.\.\*|1\.\.\*|0\.\.n|1\.\.n)$|^\|[|o]\s*-+\s*[o|]\{$|^-+<$|^-+\{$/iu,
    [false, true],
  ],
  [
    /^(?:\*|n|m|many|0\.\.\*|1\.\.\*)\s*[-–—:.]+>?\s*(?:1|one|0\.\.1)$|^\}[o|]\s*-+\s*[o|]\|$|^>-+$/iu,
    [true, false],
  ],
  [
    /^(?:\*|n|m|many|0\.\.\*|1\.\.\*)\s*[-–—:.]+>?\s*(?:\*|n|m|many|0\.\.\*|1\.\.\*)$|^\}[o|]\s*-+\s*[o|]\{$|^>-+<$/iu,
    [true, true],
  ],
]
const LINE = new RegExp(
  String.raw`^\s*(?:[-*•]\s+)?(?<one>${NAME})\s+(?<arrow>(?:[\d*nm.]{1,4}|one|many|[|}o]{1,2})?\s*[-–—:.>]{1,4}[<{]?\s*(?:[\d*nm.]{1,4}|one|many|[|{o]{1,2})?)\s+(?<other>${NAME})\s*(?:[:(].*)?$`,
  'iu',
)
/** `stations > vehicles > items   (each ">" = has many)` */
const CHAIN = new RegExp(
  String.raw`^\s*(?<chain>${NAME}(?:\s*(?:>|→|->)\s*${NAME})+)\s*(?<note>\([^()]*\))?\s*$`,
  'iu',
)

/** What a line of a diagram says in words: `layout 1—* module`; undefined for any other line. */
export function arrowInWords(line: string): readonly string[] | undefined {
  const { one = '', arrow = '', other = '' } = LINE.exec(line)?.groups ?? {}
  const ends = ENDS.find(([pattern]) => pattern.test(arrow.trim()))?.[1]
  if (ends !== undefined) return related(one, other, ends)
  const { chain, note = '' } = CHAIN.exec(line)?.groups ?? {}
  const links = chain?.split(/\s*(?:>|→|->)\s*/) ?? []
  if (chain === undefined || (links.length < 3 && !/has many|contain/i.test(note))) return undefined
  if (!links.slice(1).every((link) => plural(link) === link.toLowerCase())) return undefined
  return links.slice(1).flatMap((link, at) => related(links[at] ?? '', link, [false, true]))
}

function related(
  one: string,
  other: string,
  [isMany, isOther]: readonly [boolean, boolean],
): readonly string[] {
  if (isMany && isOther)
    return [
      `a ${singular(one)} has many ${plural(other)}`,
      `a ${singular(other)} has many ${plural(one)}`,
    ]
  const [holder, part] = isMany ? [other, one] : [one, other]
  return [`each ${singular(part)} belongs to one ${singular(holder)}`]
}
