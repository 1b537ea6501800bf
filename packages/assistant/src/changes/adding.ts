import type { Doing } from '../things/doing.ts'
import { isNamed, named } from '../fields-of.ts'
import { giveItems } from '../things/give.ts'
import { narrows } from '../rewordings/reasons.ts'
import { isDoer } from '../people/person-words.ts'
import { splitItems } from '../things/split-items.ts'
import { isSingle } from '../words.ts'
import { FIELD, type Marked, TABLE } from './marked.ts'

const T = `(?<table>${TABLE})`
const WE = String.raw`(?:(?:i|we|they|you|people)(?!\s+(?:want|need|like|love|wish|have)\s+to\s+(?:see|know|read|show|find))(?:'d|\s+would|\s+should)?\s+(?:(?:also|really|now|just|rather|still)\s+)*(?:want|need|like|love|prefer|have|wish|appreciate)\s+(?:(?:also|to have|to add|to keep|now)\s+)*)`
const WAYS: readonly RegExp[] = [
  `^(?:each\\s+|every\\s+|all\\s+)*${T}\\s+(?:(?:should|must|shall|will|would|ought to|also|now|then|to|have to|has to|needs? to|additionally)\\s+)*(?:gets?|needs?|have|has|wants?|receives?|takes?|carry|carries|remembers?|stores?|keeps?|records?|saves?|holds?|knows?|be given|is given|are given|come with|comes with)\\s+(?:(?:also|now|additionally|then)\\s+)*(?<items>.+)$`,
  `^(?:and\\s+)?(?:on|for|at|in|to|with|per)\\s+(?:each\\s+|every\\s+)?${T}\\s*,?\\s+(?:there\\s+(?:should|must|has to|needs to|shall|is to)\\s+be\\s+|${WE})(?<items>.+)$`,
  `^${WE}(?<items>.+?)\\s+(?:on|for|at|in|with|to|of)\\s+(?:each\\s+|every\\s+)?${T}(?<more>,.+)?$`,
  `^(?:(?:on|for|in|at|of|to)\\s+)?(?:each\\s+|every\\s+)?${T}\\s+(?:(?:it|there)\\s+)?(?:(?:is|are)\\s+(?:still\\s+)?(?:missing|lacking)|(?:still\\s+)?(?:miss(?:es)?|lacks?))\\s+(?<items>.+?)(?:,?\\s+(?:please\\s+)?add(?:\\s+(?:it|them|those|these|both))?)?$`,
  `^(?:add|put|include|insert|give)\\s+(?<items>.+?)\\s+(?:to|on|for|in|into)\\s+(?:each\\s+|every\\s+|all\\s+)*${T}(?<more>\\s*\\([^()]*\\))?(?:(?:,|\\s+and|,\\s+and|\\s+plus|,\\s+plus|\\s+as well as)\\s+(?<rest>(?:an?|the|one|two)\\s.+))?$`,
  `^(?:what\\s+)(?:we|i|you|they)(?:'d|\\s+would)?\\s+(?:(?:also|really|now|rather)\\s+)*(?:do\\s+)?(?:want|need|like|love|prefer|miss)\\s+(?:to have\\s+)?(?:instead\\s+)?(?:at|on|for|in|of|with)\\s+(?:each\\s+|every\\s+)?${T}\\s+(?:is|are)\\s+(?<items>.+)$`,
].map((pattern) => new RegExp(pattern, 'iu'))

const THERE = new RegExp(
  String.raw`^(?:${WE}|add\s+|put\s+)(?<items>.+?)\s+there(?<more>,.+)?$`,
  'iu',
)
/** “New field blocked”: of what was spoken of last. */
const NEW_FIELD =
  /^(?:(?:add|plus|and|also|we need|i need|there should be)\s+)*(?:an?\s+)?(?:new|another|additional|extra)\s+(?:fields?|columns?)\s*:?\s*(?:(?:called|named)\s+)?(?<items>\p{L}.+)$/iu

/** “…, the courier calls people before he comes” says why. */
const WHY =
  /\s*,\s+(?:because\b|since\b|as\b(?=\s+(?:we|they|i|he|she|people)\b)|(?:we|he|she|i|people)\s+(?!(?:can|may|should|must)\b)\p{L}+|(?:the|our)\s+\p{L}+\s+\p{L}+s\s+(?:\p{L}+\s+)*(?:he|she|they|we|i)\s+\p{L}+).*$/iu

/** “…, people see it only here” says who may, and not why. */
const isRule = (why: string): boolean =>
  narrows(why) ||
  /\b(?:see|sees|seen|read|reads|show|shows|shown|visible|hidden|hide|hides|except|unless|if)\b/i.test(
    why,
  )

/** Where in a form it stands is nothing that a table knows. */
const POSITION = new RegExp(
  String.raw`,?\s+(?:just\s+|right\s+|directly\s+)?(?:before|after|above|below|beside|besides|next to|under|underneath|behind|in front of|alongside|in addition to|as well as)\s+${FIELD}`,
  'giu',
)
/** Ways of saying what is asked of an item, as items say it. */
const TIDY: readonly (readonly [pattern: RegExp, same: string])[] = [
  [
    /^(?:(?:an?|the|one|two|some|new|another|additional|extra|more|these|following|also)\s+)*(?:fields?|columns?|attributes?)\s*:?\s+(?:(?:called|named|for)\s+)?/giu,
    '',
  ],
  [
    /\s+(?:of (?:its|their) own|there|now|instead|additionally|as well|too|also)(?=\s*(?:,|$|\band\b))/giu,
    '',
  ],
  [
    /,?\s*(?:which|that|and)\s+(?:(?:one|you|people|they|we|it|users)\s+)?(?:may|can|might|could)\s+(?:well\s+|also\s+|just\s+)*(?:be\s+)?(?:left|leave|stay|remain|be)\s+(?:it\s+)?(?:empty|blank|out|open)/giu,
    ' (optional)',
  ],
  [
    /,?\s*(?:(?:but|and)\s+)?(?:(?:it|that|this|which)(?:'s|\s+is)?\s+)?(?:not\s+(?:a must|required|mandatory|compulsory)|voluntary)(?=\s*(?:,|$))/giu,
    ' (optional)',
  ],
  [/\((?:no\s+)?(?:two|several)\s+[^()]*\b(?:share|have|use|same)\b[^()]*\)/giu, '(unique)'],
  [
    /\b(?:an?\s+)?(yes\/no|yes or no|flag|check-?box|date|text|number|amount)\s+for\s+(?:whether\s+(?:(?:it|they|he|she)\s+)?)?((?!(?:the|an?|each|every)\b)[\p{L} ]{3,30}?)(?=\s*(?:,|$|\())/giu,
    '$2 ($1)',
  ],
  [/\b(?:which|what)\s+([\p{L}-]+)\s+[\p{L}-]+s\s+(?:it|them)\b/giu, '$1'],
  [
    /,\s*(?:as\s+)?(?:an?\s+)?(?:(?:short|simple|plain|single-line|free)\s+)?(whole numbers?|numbers?|decimals?|long texts?|texts?|dates?|yes\/no|yes or no|flag|money)(?:\s+(?:that|which)(?:'s|\s+is)\s+(optional|required|unique))?(?=\s*(?:,|$))/giu,
    ' ($1 $2)',
  ],
  [/,\s*(?=default\s)/giu, ' '],
  [/,\s*(?:short|brief)(?=\s*(?:,|$))/giu, ''],
  [
    /,?\s*(?:up to\s+)?(\d+)\s*(?:characters?|letters?|chars?)\s*(?:tops|at the most|at most|max(?:imum)?|or so)\b/giu,
    ', up to $1 characters',
  ],
  [
    /(?<name>\b[\p{L}]+(?:\s[\p{L}]+)?)\s+(?<one>[\p{L}-]+)\s+or\s+(?<other>[\p{L}-]+)\s*,\s*(?<begins>\k<one>|\k<other>)\s+(?:if|unless|when|where)\s+[\p{L} ]+?(?=\s*(?:,|$))/giu,
    '$<name> ($<one>, $<other>) default $<begins>',
  ],
  [/\(([^()]*?)\b(?:yes|on)\s+unless\s+[^()]*\)/giu, '($1yes/no) default yes'],
  [/\(([^()]*?)\b(?:no|off)\s+unless\s+[^()]*\)/giu, '($1yes/no) default no'],
]
/** What is no list of items. */
const NO_ITEMS =
  /=|\b(?:(?:which|that) (?:is|equals)\s.*\splus|minus|times|divided|rename|remove|delete|drop|should|must|shall|can't|cannot|nobody|only|more than|less than|at least|no longer|to be|to have|able|access|if|when|unless|one|many|several|who|whose|same|no|sum|total|average|count|number of|how many|latest|permission|allowed)\b/i

/** “…, both required” is said of each. */
export function withMarks(items: string): string {
  const all =
    /\s*,?\s+(?:both|all(?:\s+of\s+(?:them|these))?|each)\s+(?:are\s+|being\s+)?(?<mark>required|mandatory|compulsory|optional|unique)\s*,?\s*$/iu.exec(
      items,
    )
  if (all === null) return items
  const mark = all.groups?.['mark'] ?? ''
  return splitItems(items.slice(0, all.index))
    .map((item) => `${item} (${/mandatory|compulsory/i.test(mark) ? 'required' : mark})`)
    .join(', ')
}

/** Within brackets a name says nothing of another thing. */
const inBrackets = (said: Marked, items: string): string =>
  items
    .replaceAll(/\([^()]*\)/g, (brackets) => said.plain(brackets))
    // “A first name” is no name that is there.
    .replaceAll(
      /(?<=(?:^|\s)(?!(?:an?|the|and|or|its|their|of|with)\s)[\p{L}-]+\s)‹f\d+›/giu,
      (sign) => said.plain(sign),
    )

/** `‹t0› get a title before ‹f1›`, `on ‹t0› I want a headline`: more of what is there already. */
export function adding(said: Marked, doing: Doing): boolean {
  const text = said.text.replaceAll(POSITION, '').replace(WHY, (why) => (isRule(why) ? why : ''))
  for (const way of said.mentions.length === 0 ? [NEW_FIELD, THERE] : [...WAYS, THERE]) {
    const { table: sign = '', items = '', more = '', rest } = way.exec(text)?.groups ?? {}
    const table = sign === '' ? doing.draft.subjectTable() : said.of(sign)?.table
    if (items === '' || table === undefined || doing.draft.fresh.has(table.id)) continue
    const all = inBrackets(said, `${items}${more}${rest === undefined ? '' : `, ${rest}`}`)
    if (/‹/.test(all)) return false
    const asked = TIDY.reduce((so, [pattern, same]) => so.replaceAll(pattern, same), all)
    if (
      NO_ITEMS.test(
        asked
          .replaceAll(/\([^()]*\)/g, '')
          .replaceAll(/\b(?:how many|number of)\s+[\p{L}]+ of\b/giu, ''),
      )
    )
      return false
    const [last = ''] = /[\p{L}-]+$/u.exec(asked.trim()) ?? []
    // “Reviews have to have a text” asks for the one that they have.
    const isText = /^(?:an?\s+|the\s+)?text\b/i.test(asked)
    if (isText && named(table, 'fields').some(({ type }) => type === 'text')) return false
    if (isDoer(last.toLowerCase()) && !isSingle(last)) return false
    giveItems(table, withMarks(asked.trim()), doing)
    doing.draft.subject = table.id
    const [only, ...others] = doing.commands
    if (only?.type === 'insertItem' && others.length === 0 && isNamed(only.item))
      doing.draft.spoken = `${only.item.name} of ${table.name}`
    return doing.commands.length > 0
  }
  return false
}
