import { arrowsInWords } from './arrows.ts'
import { type Sheet, sheetInWords } from './columns.ts'
import { declarationsIn } from './declarations.ts'
import { inSentences, plural, singular } from './declared.ts'
import { asPattern } from '../../text/as-pattern.ts'
import { formIn } from './forms.ts'

/** A prompt in which all that was pasted as code, as a table or as a form is said in sentences, and all else stands as it was. */
export function pastesInWords(prompt: string): string {
  const { things, rest } = declarationsIn(
    bulletsInWords(starsInWords(countsInWords(namesInWords(prompt)))),
  )
  const form = formIn(rest)
  const lines = sheetsInWords((form?.rest ?? rest).split('\n'))
    .flatMap((line) => arrowsInWords(line, (name) => isNamed(name, prompt)))
    .map((line) => (CALLS.test(line) ? line.replaceAll(/\)\s+(?=\w)/g, ')\n') : line))
  const said = inSentences([...things, ...(form === undefined ? [] : [form.thing])])
  return [...said, ...lines].join('\n')
}

/** `Author`, where another line begins `Authors:` or `- author (`. */
const isNamed = (name: string, prompt: string): boolean =>
  [singular(name), plural(name)].some((form) =>
    new RegExp(
      String.raw`(?:^|[\n,;.:]|\b(?:and|for|an?))\s*(?:[-*•]\s+|\d{1,2}[.)]\s+)?(?:table\s+|entity\s+)?${asPattern(form)}\s*(?:[({:]|\s[-–—]\s)`,
      'iu',
    ).test(prompt),
  )

const HEAD = /^\s*(?:[-*•]\s+)?[\p{L}][\p{L}_ -]{1,40}:\s+(?=\S)/u
const ITEM =
  /^(?!.*\b(?:is|are|has|have|can|may|must|should|belongs?|only|every|each)\b)[\p{L}][^.!?;]{0,60}$/u

/** Lists with semicolons between as those with commas. */
function bulletsInWords(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const head = HEAD.exec(line)?.[0]
      const items =
        head === undefined
          ? []
          : line
              .slice(head.length)
              .split(/\s*;\s*/)
              .map((item) => item.replace(/\.$/, ''))
      if (head === undefined || items.length < 3 || !items.every((item) => ITEM.test(item)))
        return line
      return `${head}${items.map((item) => item.replace(/^([^:(]+):\s*(.+)$/u, '$1 ($2)')).join(', ')}.`
    })
    .join('\n')
}

/** `RecipeIngredient: recipe, amount`: two words, wherever it stands. */
function namesInWords(prompt: string): string {
  const heads = prompt.matchAll(/(?:^|[\n;.:*-])\s*(?<name>(?:\p{Lu}\p{Ll}+){2,4})(?=\s*[:({])/gu)
  return [...new Set([...heads].map(({ groups }) => groups?.['name'] ?? ''))].reduce(
    (text, name) =>
      text.replaceAll(
        new RegExp(String.raw`\b${name}(?=s?\b)`, 'gu'),
        name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '),
      ),
    prompt,
  )
}

/** “has 0..n reservations” */
const countsInWords = (text: string): string =>
  text
    .replaceAll(/(?<=\b(?:has|have|contains?|of)\s)[01](?:\.\.|-)[nm*](?=\s+\p{L})/giu, 'several')
    .replaceAll(/(?<=\b(?:has|have|contains?|of)\s)0(?:\.\.|-)1(?=\s+\p{L})/gu, 'at most one')

/** `title*, author* (* = required)` → `title (required), author (required)` */
function starsInWords(text: string): string {
  const legend =
    /[([]?\s*\*\s*(?:=|:|means|is)\s*(?<mark>required|mandatory|unique|optional|must)\b\s*[)\]]?/iu.exec(
      text,
    )
  const mark = legend?.groups?.['mark']
  return legend === null
    ? text
    : (text.slice(0, legend.index) + text.slice(legend.index + legend[0].length)).replaceAll(
        /(?<=[\p{L}\d])\s?\*(?=\s*(?:[,;)\n]|$))/gu,
        ` (${mark === 'must' ? 'required' : mark})`,
      )
}

/** `layout(name, scale) module(length)` */
const CALLS = /^\s*(?:\w+\s?\([^()]*\)\s*){2,}$/u

/** Lines in which each table that was pasted is said in sentences. */
function sheetsInWords(lines: readonly string[]): readonly string[] {
  const said: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const pipes = pipesAt(lines, at)
    const sheet = pipes?.sheet ?? headsAt(lines, at)
    const above = said.findLastIndex((line) => line.trim() !== '')
    const about = thingIn(said[above] ?? '')
    const read = sheet && sheetInWords(sheet, about?.name ?? '')
    if (read === undefined || (read.things.length === 0 && read.said.length === 0)) {
      said.push(lines[at] ?? '')
      continue
    }
    if (about?.isAll === true && read.things.some(({ name }) => name === about.name))
      said.splice(above, 1)
    said.push(...inSentences(read.things), ...read.said)
    at += pipes === undefined ? 0 : pipes.count - 1
  }
  return said
}

const RULE = /^[\s|:+-]*-[\s|:+-]*$/u
const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split('|')
    .map((cell) => cell.replaceAll(/[*`]/g, '').trim())

function pipesAt(
  lines: readonly string[],
  at: number,
): { readonly sheet: Sheet; readonly count: number } | undefined {
  const isRow = (line: string | undefined): boolean =>
    line?.trim().startsWith('|') === true ||
    RULE.test(line ?? '') ||
    (line?.split('|').length ?? 0) > 2
  let end = at
  while (isRow(lines[end]) && (lines[end] ?? '').includes('|')) end += 1
  if (end - at < 2) return undefined
  const [head = [], ...rows] = lines
    .slice(at, end)
    .filter((line) => !RULE.test(line))
    .map(cellsOf)
  const isEven = rows.every((row) => Math.abs(row.length - head.length) < 2)
  return isEven && head.length > 1 ? { sheet: { head, rows }, count: end - at } : undefined
}

/** `plot;crop;sown_on;organic(y/n)`: the first line of a file. */
function headsAt(lines: readonly string[], at: number): Sheet | undefined {
  const line = lines[at]?.trim() ?? ''
  const mark = [';', '\t', ','].find((one) => line.split(one).length > 2)
  if (mark === undefined) return undefined
  const cells = line.split(mark).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''))
  const isHeads = cells.every((cell) => /^[\p{L}][\p{L}\d_]*(?:\s?\([^()]*\))?$/u.test(cell))
  const isTold = /\b(?:csv|header|columns|spreadsheet|export|excel|file)\b/i.test(
    lines.slice(0, at).join('\n'),
  )
  return isHeads && (isTold || (mark !== ',' && cells.some((cell) => cell.includes('_'))))
    ? { head: cells, rows: [] }
    : undefined
}

const ABOUT =
  /\b(?:table|collection|entity)\s+(?:called\s+|named\s+|for\s+|of\s+)?[`"']?(?<name>(?!(?:for|with|of|from|like|as|to|in)\b)[\p{L}][\p{L}_]+)|[`"']?(?<file>[\p{L}_]+)\.(?:csv|xlsx?)\b/iu
const HEADING =
  /^\s*(?:#+\s*)?\**(?:(?:the|our|table|entity)\s+)?(?<name>[\p{L}][\p{L}_-]*(?:\s[\p{L}_-]+){0,2}?)(?:\s+(?:table|fields|columns|entity))?\**\s*:?\s*$/iu

function thingIn(line: string): { readonly name: string; readonly isAll: boolean } | undefined {
  const heading = HEADING.exec(line)?.groups?.['name']
  if (heading !== undefined) return { name: heading, isAll: true }
  const { name, file } = ABOUT.exec(line)?.groups ?? {}
  return name === undefined && file === undefined
    ? undefined
    : { name: name ?? file ?? '', isAll: line.trimEnd().endsWith(':') }
}
