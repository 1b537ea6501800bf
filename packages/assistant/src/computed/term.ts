import { singularOf } from '@drawbridge/kinds/faces'
import type { JsonObject, Node } from '@drawbridge/manifest'
import { numberIn } from '../deeds/verbs.ts'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { inTable } from '../things/fields-meant.ts'
import { fieldName } from '../words.ts'
import { type Amount, fieldAmount } from './amount.ts'
import { saidAs } from './lists.ts'

const ARTICLES = /^(?:(?:the|its|their|his|her|a|an|that|this|current|own|value of)\s+)+/i

/** A number, so many percent, or a span of time: `3`, `19 %`, `two weeks`. */
export function written(words: string): Amount | undefined {
  const bare = words.trim()
  const percent = /^(?<number>\d+(?:[.,]\d+)?)\s*(?:%|percent|per cent)$/i.exec(bare)?.groups?.[
    'number'
  ]
  const isOne = { type: 'integer', isOpen: false, level: 3 } as const
  if (percent !== undefined)
    return { ...isOne, formula: percent.replace(',', '.'), isPercent: true }
  const span = /^(?<many>\d+|an?|[\p{L}]+)\s+(?<unit>minute|hour|day|week|month|year)s?$/iu.exec(
    bare,
  )?.groups
  const many = span && numberIn(span['many'] ?? '')
  if (span && many !== undefined)
    return { ...isOne, formula: many, adds: adderOf(span['unit'] ?? '') }
  const number = /^\S+$/.test(bare) ? numberIn(bare) : undefined
  return number !== undefined && /^\d/.test(number) ? { ...isOne, formula: number } : undefined
}

const adderOf = (unit: string): string =>
  `add${unit.charAt(0).toUpperCase()}${unit.slice(1).toLowerCase().replace(/s$/, '')}s`

/** A field of the row, or of one that it points to: `the unit price`, `the price of the product`. */
export function fieldTerm(
  words: string,
  {
    table,
    draft,
    isExact = false,
  }: { readonly table: Node; readonly draft: Draft; readonly isExact?: boolean },
): Amount | undefined {
  const bare = words.trim().replace(ARTICLES, '')
  const said = bare
    .replace(
      new RegExp(String.raw`^(?:${saidAs(table.name).join('|')})(?:'s|s'|\.)?\s*(?=\S)`, 'iu'),
      '',
    )
    .replace(
      new RegExp(
        String.raw`\s+(?:of|on|in|for)\s+(?:(?:the|an?|each|every|that|this)\s+)*(?:${saidAs(table.name).join('|')})$`,
        'iu',
      ),
      '',
    )
  return (
    own(bare, table, true) ??
    (isExact ? own(said, table, true) : own(said, table)) ??
    ofParent(said, table, draft) ??
    (isExact ? undefined : (own(bare, table) ?? begun(said, table) ?? nextTo(said, table, draft)))
  )
}

function own(words: string, table: Node, isExact = false): Amount | undefined {
  const field = inTable(table, words, isExact)
  if (field !== undefined)
    return field['target'] === undefined
      ? withUnit(fieldAmount('row', field), words, field)
      : undefined
  // `discount percent`, `duration in minutes`
  const { name = '' } =
    /^(?<name>.*[\p{L}\d)])\s+(?:(?:in\s+)?(?:percent(?:age)?|%|minutes|hours|days|weeks|months|years))$/iu.exec(
      words,
    )?.groups ?? {}
  const less = name === '' ? undefined : inTable(table, name, isExact)
  if (less !== undefined)
    return less['target'] === undefined
      ? withUnit(fieldAmount('row', less), words, less)
      : undefined
  return workedOut(words, table)
}

function withUnit(amount: Amount, words: string, { name }: NamedItem): Amount {
  const unit =
    /(?<unit>minute|hour|day|week|month|year)s?$/i.exec(words)?.groups?.['unit'] ??
    /(?<unit>minute|hour|day|week|month|year)s?(?=$|[A-Z])/i.exec(name)?.groups?.['unit']
  const isPercent = /\b(?:percent(?:age)?|%)$/i.test(words) || amount.isPercent === true
  return {
    ...amount,
    ...(isPercent && { isPercent: true }),
    ...(unit !== undefined && amount.type === 'integer' && { adds: adderOf(unit) }),
  }
}

/** What is worked out itself can't be asked for: it is worked out again. */
function workedOut(words: string, table: Node): Amount | undefined {
  const wanted = fieldName(words)?.toLowerCase()
  const found = computedOf(table).find(({ name }) => String(name).toLowerCase() === wanted)
  if (found === undefined) return undefined
  const formula = String(found['formula'])
  const isNothing = formula.endsWith(' : null')
  const isWhole =
    /^(?:[\w.!=&? ]*\? )?(?:count|\w+Between)\([^()]*(?:\([^()]*\))?[^()]*\)(?: : null)?$/.test(
      formula,
    )
  return {
    formula,
    type: isWhole ? 'integer' : formula.startsWith('`') ? 'text' : 'decimal',
    isOpen: isNothing || /(?:^round\(.*\/|largest|smallest)/.test(formula),
    level: isNothing ? 0 : /^[\w.]+$|^\w+\([^()]*\)$/.test(formula) ? 3 : 1,
  }
}

export const computedOf = (table: Node): readonly JsonObject[] => {
  const all = table.settings['computed']
  return Array.isArray(all)
    ? all.filter(
        (one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one),
      )
    : []
}

/** `the product's price`, `the hourly rate of the employee`, `its product price` */
function ofParent(words: string, table: Node, draft: Draft): Amount | undefined {
  for (const relation of named(table, 'relations')) {
    if (relation['type'] === 'manyToMany') continue
    const node = draft.playing('rows').find(({ id }) => id === relation['target'])
    if (node === undefined) continue
    const names = [...new Set([...saidAs(relation.name), ...saidAs(node.name)])].join('|')
    const { field: words_ } =
      new RegExp(String.raw`^(?:${names})(?:'s|s')?[\s.]+(?<field>.+)$`, 'iu').exec(words)
        ?.groups ??
      new RegExp(
        String.raw`^(?<field>.+?)\s+(?:of|on|in|for|from)\s+(?:(?:the|its|their|that|an?|each)\s+)*(?:${names})$`,
        'iu',
      ).exec(words)?.groups ??
      {}
    const field = words_ === undefined ? undefined : inTable(node, words_.replace(ARTICLES, ''))
    if (field !== undefined && field['target'] === undefined)
      return withUnit(
        fieldAmount(`row.${relation.name}`, field, relation['required'] !== true),
        words,
        field,
      )
  }
  return undefined
}

/** What the row has not, and only one of those that it points to. */
function nextTo(words: string, table: Node, draft: Draft): Amount | undefined {
  const found = named(table, 'relations').flatMap((relation) => {
    const node = draft.playing('rows').find(({ id }) => id === relation['target'])
    const field = node && relation['type'] !== 'manyToMany' ? inTable(node, words, true) : undefined
    return field && field['target'] === undefined && !/^(?:name|title|id)$/.test(field.name)
      ? [fieldAmount(`row.${relation.name}`, field, relation['required'] !== true)]
      : []
  })
  return found.length === 1 ? found[0] : undefined
}

/** “the rate” is the `ratePerHour`, where nothing else begins so. */
function begun(words: string, table: Node): Amount | undefined {
  const name = fieldName(singularOf(words)) ?? ''
  const fields = named(table, 'fields')
  const [only, ...others] = fields.filter(
    (field) => name.length > 2 && new RegExp(`^${name}s?(?:[A-Z]|$)`).test(field.name),
  )
  if (only === undefined || others.length > 0) return undefined
  return withUnit(fieldAmount('row', only), words, only)
}
