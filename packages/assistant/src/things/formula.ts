import { singularOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldName } from '../words.ts'
import { aggregate } from './aggregate.ts'
import { inTable } from './fields-meant.ts'

const OPERATORS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/\s*[×*✕]\s*|\s+(?:times|multiplied (?:by|with)|x)\s+/giu, ' * '],
  [/\s*[÷]\s*|\s+(?:divided by|over)\s+/giu, ' / '],
  [/\s+(?:plus|added to)\s+/giu, ' + '],
  [/\s*−\s*|\s+(?:minus|less|without)\s+/giu, ' - '],
  [/\s+(?:is )?(?:greater|more|larger|bigger) than\s+/giu, ' > '],
  [/\s+(?:is )?(?:less|smaller|fewer) than\s+/giu, ' < '],
]

/** The formula over `row` that words come to: names of fields, numbers and what stands between them. */
export function formulaOf(text: string, table: Node, draft: Draft): string | undefined {
  const joined = texts(text, table)
  if (joined) return joined
  const spoken = OPERATORS.reduce(
    (all, [pattern, sign]) => all.replaceAll(pattern, sign),
    ` ${text.trim()} `,
  )
  const parts = spoken
    .split(/(\s*(?:\*|\/|\+|>=|<=|==|>|<|\(|\))\s*|\s+-\s+)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const printed = parts.map((part) =>
    /^(?:[*/+<>()-]|>=|<=|==)$/.test(part) ? part : term(part, table, draft),
  )
  if (printed.some((part) => part === undefined) || !printed.some((part) => part?.includes('row')))
    return undefined
  return printed.join(' ').replaceAll(/\(\s+/g, '(').replaceAll(/\s+\)/g, ')')
}

function term(words: string, table: Node, draft: Draft): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(words)) return words
  if (/^\d+(?:\.\d+)?\s*%$/.test(words)) return String(Number(words.replace(/\s*%/, '')) / 100)
  const amount = aggregate(words, table, draft)
  if (amount !== undefined) return amount.formula
  const bare = words.replace(/^(?:(?:the|its|their|a|an)\s+)+/i, '')
  const said = bare.replace(
    new RegExp(`^(?:${table.name}|${singularOf(table.name)})[ .']s?\\s*`, 'i'),
    '',
  )
  const field = inTable(table, said) ?? beginning(table, said)
  if (field === undefined || field['target'] !== undefined) return undefined
  const isOpen =
    field['required'] !== true && /^(?:integer|decimal|float|bigint)$/.test(String(field['type']))
  return isOpen ? `(row.${field.name} ?? 0)` : `row.${field.name}`
}

/** “the rate” is the `ratePerHour`, where nothing else begins so. */
function beginning(table: Node, words: string): NamedItem | undefined {
  const name = fieldName(words)
  const [only, ...others] = named(table, 'fields').filter(
    (field) => name !== undefined && new RegExp(`^${name}[A-Z]`).test(field.name),
  )
  return others.length === 0 ? only : undefined
}

/** `the first name and the last name with a space between them` */
function texts(text: string, table: Node): string | undefined {
  const found =
    /^(?:the\s+)?(?<one>.+?)\s+(?:and|plus|followed by|\+)\s+(?:an?\s+space\s+and\s+)?(?:the\s+)?(?<other>.+?)(?:,?\s+(?:with|joined|separated|put together|together)\b.*)?$/iu.exec(
      text.trim(),
    )?.groups
  const [one, other] = [found?.['one'], found?.['other']].map((words) =>
    words === undefined ? undefined : inTable(table, words),
  )
  if (
    !one ||
    !other ||
    ![one, other].every((field) => field['type'] === 'string' || field['type'] === 'text')
  )
    return undefined
  const part = (field: NamedItem): string =>
    field['required'] === true ? `row.${field.name}` : `row.${field.name} ?? ''`
  return `\`\${${part(one)}} \${${part(other)}}\``
}
