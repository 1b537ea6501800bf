import { isLimiting } from './heads.ts'
import { isLimited } from './items.ts'

/** A line of a prompt, and the lines that stand below it: by headings, marks of lists, numbers and indentation. */
export interface Entry {
  readonly text: string
  /** As it stands there, with its mark. */
  readonly written: string
  /** `#` as often as a heading has it, what kind of mark a list has; empty before a plain line. */
  readonly mark: string
  readonly depth: number
  readonly below: Entry[]
}

const MARKS: readonly (readonly [pattern: RegExp, mark: (found: string) => string])[] = [
  [/^#{1,6}\s+/, (found) => found.trim()],
  [/^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\p{L})/u, (found) => `1${found.replaceAll(/[^.]/g, '')}`],
  [/^\(?\d{1,2}[.)]\s+/, () => '1'],
  [/^\(?[a-z]\)\s+/, () => 'a'],
  [/^[-*•–—·+◦▪‣○~]\s+/, (found) => found.charAt(0)],
]
const isHeading = ({ mark }: Entry): boolean => mark.startsWith('#')

/** The lines of a prompt as a tree. */
export function outlineOf(prompt: string): readonly Entry[] {
  const top: Entry[] = []
  let open: Entry[] = []
  let isApart = false
  const lines = prompt.split(/\r?\n/)
  for (const [at, written] of lines.entries()) {
    if (written.trim() === '' || /^\s*[-=_*]{3,}\s*$/.test(written)) {
      isApart = true
      continue
    }
    const isRuled = /^[-=]{3,}\s*$/.test(lines[at + 1] ?? '') && RULED.test(written.trim())
    const entry = isRuled ? { ...entryOf(written), mark: '##' } : entryOf(written)
    while (open.length > 0 && !isBelow(entry, open, isApart)) open = open.slice(0, -1)
    ;(open.at(-1)?.below ?? top).push(entry)
    open = [...open, entry]
    isApart = false
  }
  return top
}

/** What stands above a line of `===`. */
const RULED = /^[^.!?:,]{2,40}$/

function entryOf(written: string): Entry {
  const depth = (/^\s*/.exec(written)?.[0] ?? '').replaceAll('\t', '    ').length
  const bare = written.trim()
  for (const [pattern, mark] of MARKS) {
    const found = pattern.exec(bare)?.[0]
    if (found !== undefined)
      return { text: plain(bare.slice(found.length)), written, mark: mark(found), depth, below: [] }
  }
  return { text: plain(bare), written, mark: '', depth, below: [] }
}

const plain = (text: string): string => text.replaceAll('**', '').trim()

/** Whether a line stands below the last of those that are open. */
function isBelow(entry: Entry, open: readonly Entry[], isApart: boolean): boolean {
  const head = open.at(-1)
  if (head === undefined) return false
  if (isHeading(entry)) return isHeading(head) && entry.mark.length > head.mark.length
  if (isHeading(head)) return true
  if (entry.depth !== head.depth) return entry.depth > head.depth
  if (entry.mark === '' && head.mark !== '')
    return !isApart && (LIST.test(entry.text) || isChapter(head))
  if (entry.mark === '' && head.mark === '' && !isApart && isLimiting(head.text)) return true
  if (entry.mark === head.mark) return entry.mark === '' && !isApart && isLabel(head, entry)
  const isAgain = open.some(({ mark, depth }) => mark === entry.mark && depth === entry.depth)
  // Behind an empty line a list goes on with what was said only where that announced it.
  if (head.mark === '' && isApart && !head.text.endsWith(':') && /[.!?]$/.test(head.text))
    return false
  return entry.mark !== '' && !isAgain
}

/** `2.2 Loan` */
const isChapter = ({ mark, text }: Entry): boolean => mark.startsWith('1') && CHAPTER.test(text)
const CHAPTER =
  /^(?!.*\b(?:is|are|has|have|can|may|must|should|shall|belongs?|only|every|each)\b)\p{Lu}[\p{L}-]+(?:\s[\p{L}&-]+){0,3}$/u

/** `Fields:`, `dogs`, and below it, without any mark, what it has. */
const isLabel = (head: Entry, entry: Entry): boolean =>
  (head.text.endsWith(':') && SHORT.test(entry.text)) ||
  (/^[\p{L}][\p{L}_-]*(?:\s[\p{L}_-]+)?$/u.test(head.text) && isLimited(entry.text))
const SHORT =
  /^(?!.*\b(?:is|are|has|have|can|may|must|should|belongs?|only|every|each|with)\b)[^.!?:;]{2,50}(?:\s*[:(].{1,60})?$/u
/** `Hotels`, and below it `Name, address, contact telephone.` */
const LIST =
  /^(?!.*\b(?:is|are|has|have|can|may|must|should|shall|will|belongs?)\b)[\p{L}][\p{L}\d '/-]{1,40}(?:\([^()]*\))?(?:,\s*(?:and\s+)?(?!and\s)[\p{L}][\p{L}\d '/-]{1,40}(?:\([^()]*\))?)+\.?$/u
