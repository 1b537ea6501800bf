import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { eventId } from './add-event.ts'
import type { Refusal } from './refused.ts'
import { FlowScene } from './scene.ts'
import { Steps, text } from './steps.ts'
import { tableSaid } from './table-said.ts'

const BACK = String.raw`(?:no (?:way|going|step(?:s|ping)?) back(?:wards?)?|never (?:goes )?back(?:wards?)?|not back(?:wards?)?|only forwards?|one[- ]way|can(?:not|'t| not) (?:go|be set|move|turn) back(?:wards?)?|(?:only )?in (?:this|that) order(?: only)?)`
/** “status new / paid / shipped, no way back” */
const CHAIN = new RegExp(
  String.raw`^(?:(?:the|its)\s+)?(?<what>[\p{L}_ ]+?)(?:\s*:\s*(?:only\s+)?|\s+only\s+|\s+(?:(?:goes|moves|runs|is)\s+(?:only\s+)?(?:from\s+)?)?)(?<states>[\p{L}_-]+(?:\s[\p{L}_-]+)?(?:\s*(?:\/|>|,|\bto\b|\bthen\b)\s*[\p{L}_-]+(?:\s[\p{L}_-]+)?)+)\s*[,;(-]*\s*(?:and\s+|but\s+)?${BACK}\)?$`,
  'iu',
)
/** “the status can only go forward”, “an order can’t go back to an earlier status” */
const FORWARD = new RegExp(
  String.raw`^(?:(?:the|its|an?)\s+)?(?<what>[\p{L}_ ]+?)\s*:?\s*(?:(?:can|may|must|should)\s+(?:only\s+)?(?:ever\s+)?(?:go|move)\s+(?:only\s+)?forwards?|(?:goes|moves)\s+(?:only\s+)?forwards?(?:\s+only)?|only (?:goes|moves) forwards?|(?:can(?:not|'t| not)|(?:may|must) (?:not|never)|never)\s+goe?s? (?:back(?:wards?)|back to (?:an? |the )?(?:earlier|previous|former)(?: (?:one|state|status|step|stage))?))$`,
  'iu',
)

/** A choice that is passed through in one direction: whatever would take it back is refused. */
export function forward(clause: string, draft: Draft): readonly Refusal[] | undefined {
  const chain = CHAIN.exec(clause.trim())?.groups
  const what = chain?.['what'] ?? FORWARD.exec(clause.trim())?.groups?.['what']
  if (what === undefined) return undefined
  const said = chain?.['states']?.split(/\s*(?:\/|>|,|\bto\b|\bthen\b)\s*/iu)
  const subject = draft.subjectTable()
  const tables = [tableSaid(what, draft), subject, ...draft.playing('rows')]
  for (const table of tables) {
    const field = table && choiceOf(table, clause, said)
    if (table && field) return [refusalOf(table, field, said, clause, draft)]
  }
  return undefined
}

/** The choice that has all the values that are said, or that is called so. */
function choiceOf(
  table: Node,
  clause: string,
  said: readonly string[] | undefined,
): NamedItem | undefined {
  const choices = named(table, 'fields').filter(({ values }) => Array.isArray(values))
  const values = said?.map((one) => one.trim().toLowerCase().replaceAll(/[ -]/g, '_'))
  return choices.find((field) => {
    const known = valuesOf(field)
    return values === undefined
      ? new RegExp(String.raw`\b${field.name}\b`, 'iu').test(clause)
      : values.length > 1 && values.every((one) => known.includes(one))
  })
}

const valuesOf = ({ values }: NamedItem): readonly string[] =>
  Array.isArray(values) ? values.filter((one) => typeof one === 'string') : []

function refusalOf(
  table: Node,
  field: NamedItem,
  said: readonly string[] | undefined,
  clause: string,
  draft: Draft,
): Refusal {
  const order =
    said?.map((one) => one.trim().toLowerCase().replaceAll(/[ -]/g, '_')) ?? valuesOf(field)
  const is = (row: string, values: readonly string[]): string => {
    const all = values.map((one) => `${row}.${field.name} == ${text(one)}`).join(' || ')
    return values.length > 1 ? `(${all})` : all
  }
  const condition = order
    .slice(1)
    .map((one, at) => `(${is('before', [one])} && ${is('row', order.slice(0, at + 1))})`)
    .join(' || ')
  const scene = new FlowScene(table, 'Update', draft, new Steps(eventId(table, clause)))
  return { scene, time: 'after', condition, words: clause }
}
