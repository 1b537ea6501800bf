import {
  check,
  FUNCTIONS,
  LIST_METHODS,
  parse,
  typeText,
  type Scope,
  type Type,
} from '@drawbridge/expressions'

/** Something that may come next in a formula, and what it stands for there. */
export interface Offer {
  readonly label: string
  /** What it is, in a few words. */
  readonly hint: string
  readonly detail: string
  readonly insert: string
  /** The piece of the text that it takes the place of. */
  readonly from: number
  readonly to: number
}

/** What may come next where a text is being written; works on text that is still broken. */
export function offersAt(text: string, offset: number, scope: Scope): readonly Offer[] {
  const written = text.slice(0, offset)
  if (isInText(written)) return []
  const [, object, word = ''] =
    /(?:([A-Za-z_][\w.?[\]]*?)\??\.)?([A-Za-z_]\w*)?$/.exec(written) ?? []
  const from = offset - word.length
  const to = offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0)
  const all = object === undefined ? namesIn(scope) : membersOf(object, scope)
  return all
    .filter(({ label }) => label.toLowerCase().startsWith(word.toLowerCase()) && label !== word)
    .map((offer) => ({ ...offer, from, to }))
}

type Loose = Omit<Offer, 'from' | 'to'>

/** Whether the place stands in a text between quotes. */
function isInText(written: string): boolean {
  const outside = written.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '')
  return /['"]/.test(outside)
}

const typed = (label: string, type: Type): Loose => ({
  label,
  hint: typeText(type),
  detail: typeText(type),
  insert: label,
})

const namesIn = ({ names }: Scope): readonly Loose[] => [
  ...[...names].map(([name, type]) => typed(name, type)),
  ...[...FUNCTIONS.values()].map(({ name, parameters, summary }) => ({
    label: name,
    hint: `(${parameters.map((parameter) => parameter.name).join(', ')})`,
    detail: summary,
    insert: `${name}()`,
  })),
]

function membersOf(object: string, scope: Scope): readonly Loose[] {
  const parsed = parse(object)
  if (!parsed.ok) return []
  const { type } = check(parsed.expression, scope)
  const held = type.kind === 'nullable' ? type.of : type
  switch (held.kind) {
    case 'object':
      return [...held.members].map(([name, member]) => typed(name, member.type))
    case 'row':
      return [...scope.row(held.table).members].map(([name, member]) => typed(name, member.type))
    case 'list':
      return Object.entries(LIST_METHODS).map(([label, detail]) => ({
        label,
        hint: 'of each item',
        detail,
        insert: `${label}(item => item)`,
      }))
    default:
      return []
  }
}
