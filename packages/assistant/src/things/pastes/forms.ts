import type { Declared, DeclaredField } from './declared.ts'
import { withoutUnit } from './units.ts'

const BLANK = /^(?<label>[\p{L}][^_…:]{0,60}?)\s*[:.]?\s*(?:[_.…]{3,}.*|_+\/_+.*)$/u
const BOX = /(?:\[\s?\]|[☐□◻▢○]|\(\s\))\s*/u
const BOXES = new RegExp(
  `^(?:(?<label>[^[(☐□◻▢○:]{2,40}):?\\s+)?(?=${BOX.source})(?<boxes>.+)$`,
  'u',
)

/** A form to be filled in by hand, with what stands above it: `Name: ______`, `[ ] single  [ ] double`. */
export function formIn(
  text: string,
): { readonly thing: Declared; readonly rest: string } | undefined {
  const lines = text.split('\n')
  const read = lines.map(fieldsOf)
  const filled = [...read.keys()].filter((at) => (read[at] ?? []).length > 0)
  const [first] = filled
  const last = filled.at(-1)
  if (first === undefined || last === undefined || filled.length < 2) return undefined
  const above = lines.slice(0, first).findLastIndex((line) => line.trim() !== '')
  const name = titleOf(lines[above] ?? '')
  if (name === undefined) return undefined
  const between = lines
    .slice(first, last + 1)
    .filter((line, at) => read[first + at]?.length === 0 && line.trim() !== '')
  return {
    thing: { name, fields: read.flat() },
    rest: [...lines.slice(0, above), ...between, ...lines.slice(last + 1)].join('\n'),
  }
}

function fieldsOf(line: string): readonly DeclaredField[] {
  const said = line.trim().replace(/^[-*•]\s+(?!\[)/, '')
  const label = BLANK.exec(said)?.groups?.['label']
  if (label !== undefined) return [labelled(label)]
  const { label: of = '', boxes = '' } = BOXES.exec(said)?.groups ?? {}
  const values = boxes
    .split(BOX)
    .map((value) => value.trim().replace(/[\s,/|]+$/, ''))
    .filter((value) => /^[\p{L}\d]/u.test(value))
  if (values.length === 1 && of === '')
    return [{ name: values[0] ?? '', type: 'yes/no', marks: [] }]
  if (values.length < 2) return []
  const isYesNo = values.length === 2 && /^yes$/i.test(values[0] ?? '')
  const name = of === '' ? 'kind' : of.trim()
  return [isYesNo ? { name, type: 'yes/no', marks: [] } : { name, type: '', marks: [], values }]
}

function labelled(label: string): DeclaredField {
  const said = /^(?<name>[^(]+?)\s*\((?<hint>[^()]*)\)\s*(?<star>\*?)$/u.exec(label)?.groups
  const { name, type = '' } = withoutUnit((said?.['name'] ?? label).replace(/\*$/, ''))
  const hint = said?.['hint'] ?? ''
  const isTimed = /\btime\b/i.test(hint) && /\bdate\b/i.test(hint)
  return {
    name: name.replace(/\bno\.?$/i, 'number'),
    type: isTimed ? 'datetime' : type,
    marks: [
      ...(label.endsWith('*') ? ['required'] : []),
      ...(/optional/i.test(hint) ? ['optional'] : []),
    ],
  }
}

/** “Kiln log sheet (hangs next to the kiln)” is filled in for each of the kiln log. */
function titleOf(line: string): string | undefined {
  const name = line
    .replaceAll(/\([^()]*\)|[#*_:=-]+/g, ' ')
    .trim()
    .replace(/^(?:the|our|my|this)\s+/i, '')
    .replace(/\s+(?:form|sheet|slip|card|paper|template)$/i, '')
  return /^[\p{L}][\p{L}'-]*(?:\s[\p{L}'-]+){0,3}$/u.test(name) ? name : undefined
}
