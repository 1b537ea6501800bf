import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { fieldName, sameThing } from '../words.ts'
import type { Aggregate } from './aggregate.ts'
import { alone, type Amount } from './amount.ts'
import { conditionOf } from './condition.ts'
import { amountOf, type Reader } from './formula.ts'
import { isMade, known, madeFrom } from './known.ts'
import { spanName } from './spans.ts'
import { type Saying, sayingsIn } from './sayings.ts'
import { computedOf } from './term.ts'

/** A longer clause says too much at once. */
const LONGEST = 300
/** Without any of these nothing is asked to be worked out. */
const CUE =
  /[=*×÷+]|\s[-/]\s|\b(?:times|plus|minus|less|multipl\w+|divided|subtract\w*|sum|total|product|difference|ratio|square\w*|number|count\w*|amount|quantity|average|mean|how (?:many|much|long|old)|latest|last|newest|recent|earliest|first|oldest|highest|lowest|max\w*|min\w*|biggest|largest|smallest|longest|shortest|cheapest|dearest|most expensive|next|upcoming|soonest|top|percent\w*|share|half|double|twice|days?|nights?|hours?|minutes?|years?|age|full|calculat\w+|comput\w+|work(?:ed|s)? out|derived|made (?:of|up|from)|combin\w+|consists|followed|free|left|remaining|available|duration|whether|when|if)\b|%/i

/** `total of order items = quantity times price`, `products show their average rating`. */
export const computedFields: Recipe = {
  isChecked: true,
  examples: ['total of order items = quantity times price', 'products show their average rating'],
  read(clause, draft) {
    if (clause.length > LONGEST || !CUE.test(clause)) return undefined
    const all = listed(clause, draft)
    if (all !== undefined) return all
    for (const saying of sayingsIn(clause)) {
      const found = workedOut(saying, draft)
      if (found) return drawn(found, draft)
    }
    return undefined
  },
}

const LISTED =
  /^(?:(?:on|for|per)\s+(?:(?:each|every|the|an?)\s+)?)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?):\s*(?<items>.+)$/iu
/** A comma or “and” outside of brackets. */
const NEXT = /\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?![^()]*\))/iu

/** `courses: places left (capacity less enrolments), average grade`: each of them, or none. */
function listed(clause: string, draft: Draft): Reading | undefined {
  const { table = '', items = '' } = LISTED.exec(clause)?.groups ?? {}
  const parts = items.split(NEXT)
  if (parts.length < 2 || draft.table(table) === undefined) return undefined
  const doing = new Doing(draft)
  for (const part of parts) {
    const one = CUE.test(part) ? computedFields.read(`${table}: ${part}`, doing.draft) : undefined
    if (one === undefined || 'problem' in one || !doing.do(one.says, one.commands)) return undefined
    doing.draft.subject = draft.table(table)?.id
  }
  return doing.reading
}

/** A field that is worked out, of a table. */
interface Found {
  readonly table: Node
  readonly name: string
  readonly formula: string
  readonly met: readonly Aggregate[]
  /** Fields that are reckoned with and have been drawn as texts. */
  readonly numbers: readonly string[]
}

function workedOut(saying: Saying, draft: Draft): readonly Found[] | undefined {
  const said = saying.table?.trim()
  if (said !== undefined) {
    const table = tableSaid(said, draft)
    if (saying.isBeside && table && !sameThing(table.name, said)) return undefined
    return table && (inTable(saying, table, draft, true) ?? inTable(saying, table, draft))
  }
  return anywhere(saying, draft, true) ?? anywhere(saying, draft)
}

/** Of the table that was spoken of last, else of the only one that it can be said of. */
function anywhere(saying: Saying, draft: Draft, isExact = false): readonly Found[] | undefined {
  const subject = draft.subjectTable()
  const own = subject && inTable(saying, subject, draft, isExact)
  if (own) return own
  const all = draft.playing('rows').flatMap((table) => {
    const found = table === subject ? undefined : inTable(saying, table, draft, isExact)
    return found ? [found] : []
  })
  const fresh = all.filter((found) => found.every(({ table }) => draft.fresh.has(table.id)))
  return all.length === 1 ? all[0] : fresh.length === 1 ? fresh[0] : undefined
}

const tableSaid = (words: string, draft: Draft): Node | undefined =>
  /^(?:it|they|them|these|those|each|that|this)$/i.test(words)
    ? draft.subjectTable()
    : draft.table(words)

function inTable(
  saying: Saying,
  table: Node,
  draft: Draft,
  isExact = false,
): readonly Found[] | undefined {
  const { name, formula = '' } = saying
  if (name !== undefined) {
    const found = defined(saying, name, { table, draft, met: [], numbers: [], isExact })
    return found && [found]
  }
  const parts = formula.split(
    /\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+)(?=(?:also\s+)?(?:the|its|their|an?|how|average|total|number|highest|lowest|latest|last|count)\b)/iu,
  )
  for (const some of [parts, [formula]]) {
    const all = some.flatMap(
      (part) =>
        shown(withList(part, some[0] ?? ''), { table, draft, met: [], numbers: [], isExact }) ?? [],
    )
    if (all.length === some.length) return all
  }
  return undefined
}

/** “how many tasks there are and how many are done” */
function withList(part: string, first: string): string {
  const noun = /^(?:the\s+)?(?:how many|number of)\s+(?<noun>[\p{L}_]+)/iu.exec(first)?.groups?.[
    'noun'
  ]
  return noun === undefined || part === first
    ? part
    : part.replace(
        /^how many(?:\s+of (?:them|these|those))?(?=\s+(?:are|is|were|have)\b)/iu,
        `how many ${noun}`,
      )
}

/** What is shown says by itself how it is worked out. */
function shown(words: string, reader: Reader): Found | undefined {
  const { table, draft } = reader
  const whether =
    /^(?:whether|if)\s+(?:(?:it|they|he|she|the\s+[\p{L}]+|an?\s+[\p{L}]+)\s+)?(?:is|are|has|have)\s+(?<name>(?:already\s+|still\s+)?[\p{L}-]+(?:\s[\p{L}-]+){0,2})$/iu.exec(
      words.trim(),
    )?.groups?.['name']
  if (whether !== undefined) {
    const formula = conditionOf(`it is ${whether}`, table, draft, () => undefined)
    return formula === undefined
      ? undefined
      : found(reader, whether.replace(/^(?:already|still)\s/i, ''), formula)
  }
  const own = known(words, reader)
  if (own) return found(reader, own.name, alone(own))
  const amount = amountOf(words, reader)
  const [met] = reader.met
  if (amount === undefined || !isMade(amount)) return undefined
  if (met !== undefined && amount.formula === met.formula)
    return found(reader, met.name, amount.formula)
  return /Between\(/.test(amount.formula) && met === undefined
    ? found(reader, spanName(words), alone(amount))
    : undefined
}

const LONGEST_NAME = 5

/** A table, or half a sentence. */
const isNoName = (name: string, draft: Draft): boolean =>
  draft.table(name) !== undefined ||
  /^(?:for|on|of|in|with|per|when|if)\b|\s(?:the|an?|each|every|its|their|must|should|can|is|are|show|shows|has|have)\b/i.test(
    name,
  ) ||
  /^(?:show|display|add|calculate|compute)s?\b/i.test(name)

function defined(saying: Saying, name: string, reader: Reader): Found | undefined {
  const { draft } = reader

  if (isNoName(name, draft)) return undefined
  if (name.split(/\s+/).length > LONGEST_NAME || /^(?:it|they|this|that|what|there)$/i.test(name))
    return undefined
  const formula = formulaFor(saying, name, reader)
  if (formula === undefined || !/\brow\b/.test(formula)) return undefined
  const called = fieldName(name)
  // What it is made of stays: “price = price * 2” would have no price any more.
  if (called === undefined || new RegExp(String.raw`\brow\.${called}\b`).test(formula))
    return undefined
  return found(reader, name, formula)
}

function formulaFor(saying: Saying, name: string, reader: Reader): string | undefined {
  const { formula = '', isFrom, isCondition } = saying
  const amountIn = (words: string): Amount | undefined => amountOf(words, { ...reader, met: [] })
  if (isCondition) return conditionOf(formula, reader.table, reader.draft, amountIn)
  const amount =
    (isFrom ? madeFrom(name, formula, reader) : amountOf(formula, reader)) ?? known(formula, reader)
  if (amount && isMade(amount)) return alone(amount)
  return saying.mayHold !== true
    ? undefined
    : conditionOf(formula, reader.table, reader.draft, amountIn)
}

function found({ table, met, numbers }: Reader, words: string, formula: string): Found | undefined {
  const name = fieldName(words)
  return name === undefined ? undefined : { table, name, formula, met, numbers }
}

function drawn(all: readonly Found[], draft: Draft): Reading | undefined {
  const doing = new Doing(draft)
  for (const { table, name, formula, met, numbers } of all) {
    doing.draft.subject = table.id
    const id = fieldName(`${table.name} ${name}`) ?? name
    const stored = named(table, 'fields').find((field) => field.name === name)
    const before = computedOf(table).find((field) => field['name'] === name)
    doing.do(`${name} of ${table.name} is worked out: ${formula}.`, [
      ...met.flatMap(({ first }) => first),
      ...numbers.map((id) => {
        const path = ['fields', `#${id}`, 'type']
        return { type: 'setSetting', id: table.id, path, value: 'decimal' } as const
      }),
      ...(stored
        ? [{ type: 'removeItem', id: table.id, path: ['fields', `#${stored.id}`] } as const]
        : []),
      ...(before
        ? [
            {
              type: 'removeItem',
              id: table.id,
              path: ['computed', `#${String(before['id'])}`],
            } as const,
          ]
        : []),
      { type: 'insertItem', id: table.id, path: ['computed'], item: { id, name, formula } },
    ])
  }
  return doing.commands.length === 0 ? undefined : doing.reading
}
