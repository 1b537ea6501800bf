import type { Node } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { isNumeric } from './operand.ts'
import type { QueryScene } from './scene.ts'
import { NUMBER, numberIn } from './verbs.ts'

const THAN =
  /\b(?<how>fewer|less|more)\s+(?<many>[\p{L}_]+)\s+than\s+(?:its\s+|the\s+|their\s+)?(?<limit>[\p{L}_]+)/iu
const LEFT =
  /\b(?:places?|seats?|spots?|room|capacity)\s+(?:are\s+|is\s+)?(?:left|free|available)\b|\bfree (?:places?|seats?|spots?)\b|\bnot (?:yet )?full\b/i
const FULL = /\b(?:fully booked|full|sold out)\b/i
const MANY = new RegExp(
  String.raw`\b(?<how>more than|at least|fewer than|less than|over)\s+(?<number>${NUMBER})\s+(?<many>[\p{L}_]+)`,
  'iu',
)
const NONE = /\b(?:without|no|with no)\s+(?:any\s+)?(?<many>[\p{L}_]+)/iu

/** What is said of how many rows point to those of a query: “that still have places left”. */
export function inverseCase(words: string, scene: QueryScene): string | undefined {
  const { table } = scene
  const lists = inversesOf(scene)
  const of = (said: string | undefined): string | undefined =>
    lists.find(({ node }) => node.id === scene.draft.table(said ?? '')?.id)?.name
  const than = THAN.exec(words)?.groups
  const list = of(than?.['many'])
  const limit =
    than &&
    named(table, 'fields').find(({ name }) => name.toLowerCase() === than['limit']?.toLowerCase())
  if (list !== undefined && limit && isNumeric(limit))
    return countedAgainst(list, /more/i.test(than?.['how'] ?? '') ? '>' : '<', limit)
  const capacity = named(table, 'fields').find(
    (field) =>
      isNumeric(field) &&
      /^(?:capacity|seats|places|limit|max\w*|spots|\w*Capacity)$/i.test(field.name),
  )
  const taken = lists.find(({ node }) => /(?:ment|ing|ion|s)s?$/.test(node.name))
  if (capacity && taken && LEFT.test(words)) return countedAgainst(taken.name, '<', capacity)
  if (capacity && taken && FULL.test(words)) return countedAgainst(taken.name, '>=', capacity)
  const many = MANY.exec(words)?.groups
  const counted = of(many?.['many'])
  const number = numberIn(many?.['number'] ?? '')
  if (counted !== undefined && number !== undefined) {
    const how = many?.['how']?.toLowerCase() ?? ''
    return `count(row.${counted}) ${how === 'at least' ? '>=' : /fewer|less/.test(how) ? '<' : '>'} ${number}`
  }
  const none = of(NONE.exec(words)?.groups?.['many'])
  return none === undefined ? undefined : `count(row.${none}) == 0`
}

function countedAgainst(
  list: string,
  sign: string,
  limit: { readonly name: string; readonly [key: string]: unknown },
): string {
  const formula = limit['required'] === true ? `row.${limit.name}` : `(row.${limit.name} ?? 0)`
  return `count(row.${list}) ${sign} ${formula}`
}

function inversesOf({
  table,
  draft,
}: QueryScene): readonly { readonly name: string; readonly node: Node }[] {
  return draft
    .playing('rows')
    .flatMap((node) =>
      named(node, 'relations').flatMap(({ target, inverse }) =>
        target === table.id && typeof inverse === 'string' ? [{ name: inverse, node }] : [],
      ),
    )
}
