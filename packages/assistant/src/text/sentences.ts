import { joinLists } from './lists.ts'
import { inWords } from './notation.ts'

/** Of a prompt, no more characters than this are read. */
export const LONGEST = 4000

/** One sentence of a prompt, or one line of a list. */
export interface Sentence {
  readonly text: string
  readonly isQuestion: boolean
}

const BULLET = /^\s*(?:[-*•–—·]|\(?\d{1,2}[.)]|[a-z]\))\s+/
/** `4.2 Lots`, `Rule 3:`, `REQ-7:` number a line, and are none of what it says. */
const NUMBERED =
  /^\s*(?:(?:rule|req(?:uirement)?|section|story|us|fr|nfr|step|point|no)\.?[\s-]*\d+(?:\.\d+)*\s*[:.)-]\s*|\d+(?:\.\d+)+\s+|#+\s*|\*\*|>\s*)/i

/** A sentence ends at its mark before a blank; not within a number, an address, or brackets. */
const END = /(?<=[\p{L}\p{N})"”'%\]])[.!?]+(?=\s+|$)|;(?=\s|$)|[\n\r]+/gu

export function sentencesIn(prompt: string): readonly Sentence[] {
  return (
    joinLists(inWords(numbered(prompt.slice(0, LONGEST))))
      .replaceAll(/(?<![\w*])[*_`]{1,2}(?=[\p{L}])([^*_`\n]{1,60}?)[*_`]{1,2}(?!\w)/gu, '$1')
      .replaceAll(/[’‘]/g, "'")
      .replaceAll(/[“”]/g, '"')
      .replaceAll(/\bw\/\s?/gi, 'with ')
      .replaceAll(/(?<=[.:;]\s)(?:\(?\d{1,2}[.)]\s+(?=\p{Lu})|\(\d{1,2}\)\s+)/gu, '\n')
      .replaceAll(/(?<=\w) please(?= \w)/gi, '')
      .replaceAll(/[\u00a0\t]/g, ' ')
      .replaceAll(/\s[–—]\s/g, ' - ')
      .replaceAll(/\b(it|he|she|that|order|user)'s (?=got\b|been\b)/gi, '$1 has ')
      .replaceAll(
        /\b(whether|wether|if|when|that)\s+its\s+(?=(?:an?|the|not|in|on|still|already)\b|\p{L}+(?:ed|en|able|ible|ive)\b(?=\s*(?:[,.;)\n]|and\b|or\b|$)))/giu,
        '$1 it is ',
      )
      .replaceAll(/\bthats\b/gi, 'that is')
      .replaceAll(
        /(\b(?:GET|POST|PUT|PATCH|DELETE)\s+\/[^\n.]*)\.\s+(?:it|this|that)\s+(?:should\s+|must\s+)?(?=(?:answers?|returns?|gives?|shows?|lists?|counts?|sets?|marks?|responds?)\b)/gi,
        '$1 that ',
      )
      .replaceAll(/'ve got\b/gi, ' have')
      .replaceAll(/\b(has|have) got\b/gi, '$1')
      .replaceAll(
        /\s*\((?:e\.?g\.?|i\.?e\.?|for example|for instance|such as|like(?!\s+new\b))\b[^()]*\)/gi,
        '',
      )
      // Behind a smile somebody begins anew.
      .replaceAll(
        /(?<=[\p{L}\d])\s*(?:(?:\p{Extended_Pictographic}|[:;]-?[)(DP])\s*)+(?=\s\p{Lu})/gu,
        '.',
      )
      .replaceAll(/\p{Extended_Pictographic}|[:;]-?[)(DP](?=\s|$)/gu, ' ')
      .split(/[\n\r]+/)
      .flatMap(sentencesOfLine)
  )
}

/** “1) boats: … 2) berths: …” within a line: each begins another. */
function numbered(prompt: string): string {
  return prompt
    .split('\n')
    .map((line) => {
      let next = 1
      const parted = line.replaceAll(POINT, (all, before: string, said: string) => {
        if (Number(said) !== next) return all
        next += 1
        return `${before}\n${said}) `
      })
      return next > 2 ? parted : line
    })
    .join('\n')
}

const POINT = /(^|[.:;,!?]\s+|\s)\(?(\d{1,2})\)\s+(?=\p{L})/gu

/** “…, and buy tickets - a ticket just needs a code”: behind the dash begins another sentence. */
const DASH =
  /\s-\s(?=(?:(?:an?|each|every|the)\s+)?(?!it\b)[\p{L}-]+\s+(?:just\s+|only\s+)?(?:has|have|needs?|is|belongs?|contains?|can|consists?)\b)/iu

function sentencesOfLine(line: string): readonly Sentence[] {
  const bare = line.replace(BULLET, '').replace(NUMBERED, '').replaceAll('**', '')
  return parted(bare)
    .flatMap((text) => text.split(DASH))
    .map((text) => ({
      text: text
        .replace(NUMBERED, '')
        .replace(/[.!?;\s]+$/, '')
        .trim(),
      isQuestion: /\?\s*$/.test(text),
    }))
    .filter(({ text }) => text !== '')
}

/** Cuts behind each mark that ends a sentence outside of brackets. */
function parted(line: string): readonly string[] {
  const parts: string[] = []
  let begin = 0
  for (const mark of line.matchAll(END)) {
    const end = mark.index + mark[0].length
    const before = line.slice(begin, end)
    if (
      isOpen(before) ||
      /\b(?:e\.g|i\.e|etc|(?<!\byes\s?(?:\/|or)\s?)no|max|min|approx|incl)\.$/i.test(before)
    )
      continue
    parts.push(before)
    begin = end
  }
  return [...parts, line.slice(begin)]
}

const isOpen = (text: string): boolean => text.split('(').length > text.split(')').length
