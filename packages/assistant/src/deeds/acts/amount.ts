import { stepFor } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { named, type NamedItem } from '../../fields-of.ts'
import { fieldName } from '../../words.ts'
import type { Act } from '../act.ts'
import {
  bareWords,
  fieldAt,
  isNumeric,
  isPlaceNamed,
  numberOf,
  QUANTITY,
  valueAt,
  type FieldAt,
} from '../operand.ts'
import type { FlowScene, Place, Sent } from '../scene.ts'
import { NUMBER, numberIn, isA } from '../verbs.ts'
import { formulaOf } from '../../computed/formula.ts'
import { inTable } from '../../things/fields-meant.ts'
import { write } from './write.ts'

/** What goes up or down, in which direction and by how much. */
interface Change {
  readonly what: string
  readonly sign: '+' | '-'
  readonly by: string
}

/** “reduce the stock by the quantity”, “add 10 to the points”, “the customer gets 10 points”. */
export function changeAmount(act: Act, scene: FlowScene): boolean {
  return changesIn(act).some((change) => {
    const goal = goalOf(change, act, scene)
    if (goal === undefined) return ofEach(change, scene)
    const row = goal.field
    const by = amountIn(change.by, scene, row)
    if (by === undefined) return false
    const current = row['required'] === true ? `row.${row.name}` : `(row.${row.name} ?? 0)`
    const of = (amount: string) => `${current} ${change.sign} ${amount}`
    write(goal.place, { [row.name]: { of, value: by } }, scene)
    return true
  })
}

function goalOf({ what }: Change, { subject }: Act, scene: FlowScene): FieldAt | undefined {
  const found = fieldAt(what, scene, isNumeric)
  if (found && isOfSeveral(found, `${what} ${subject}`, scene)) return undefined
  return found ?? (subject === '' ? undefined : fieldAt(`${what} of ${subject}`, scene, isNumeric))
}

/** “The winner gets 3 points”: of two teams, neither of which is called so. */
const isOfSeveral = ({ place }: FieldAt, words: string, { places }: FlowScene): boolean =>
  places.filter(
    ({ path, table }) => path.length === place.path.length && table.id === place.table.id,
  ).length > 1 &&
  !isPlaceNamed(words, { ...place, table: { ...place.table, name: place.path.at(-1)?.name ?? '' } })

/** The ways in which words may be a change, the likeliest first. */
function changesIn({ verb, object, subject, parts, said }: Act): readonly Change[] {
  const isDown = isA(verb, 'less')
  const isUp = isA(verb, 'more') || /^(?:receive|gain|earn|collect|move)$/.test(verb)
  if (!isDown && !isUp) return []
  const sign = isDown && !(verb === 'add' || verb === 'give') ? '-' : '+'
  if (/^\blose/.test(said) || /\bloses?\b/i.test(said))
    return amountsOf(subject, object, '-', parts)
  const to =
    parts['to'] ?? parts['onto'] ?? parts['into'] ?? (verb === 'restore' ? parts['in'] : undefined)
  const from = parts['from'] ?? parts['off']
  const found: Change[] = []
  // “add its change to the quantity”, “give 10 points to the customer”
  if (to !== undefined)
    found.push({ what: to, sign, by: object }, ...amountsOf(to, object, sign, parts))
  if (from !== undefined)
    found.push({ what: from, sign: '-', by: object }, ...amountsOf(from, object, '-', parts))
  if (/^(?:receive|give|award|grant|credit|gain|earn|collect)$/.test(verb))
    found.push(...amountsOf(subject, object, '+', parts))
  // What is added to something goes there, and nowhere else.
  if ((to ?? from) === undefined || parts['by'] !== undefined)
    found.push({ what: object, sign, by: perOf(parts['by'] ?? '', parts) })
  return found
}

const MANY = new RegExp(
  String.raw`^(?<who>.*?)\s*\b(?<many>${NUMBER}|an?)\s+(?<what>[\p{L} ]+)$`,
  'iu',
)

/** “the member 10 points”, “10 points”: so many of what somebody has. */
function amountsOf(
  whose: string,
  object: string,
  sign: '+' | '-',
  parts: Act['parts'],
): readonly Change[] {
  const groups = MANY.exec(object)?.groups
  if (groups === undefined) return []
  const { who = '', many = '', what = '' } = groups
  const of = who === '' ? whose : who
  return [{ what: of === '' ? what : `${what} of ${of}`, sign, by: perOf(many, parts) }]
}

/** “10 per euro” is 10 times what was paid. */
function perOf(by: string, parts: Act['parts']): string {
  const per =
    parts['per'] ?? (/^(?:every|each)\b/i.test(parts['for'] ?? '') ? parts['for'] : undefined)
  return per === undefined ? by : `${by} per ${per}`
}

const PER = new RegExp(
  String.raw`^(?<many>${NUMBER}|an?)(?:\s+[\p{L}]+)?\s+(?:per|for (?:every|each))\s+(?:(?:every|each)\s+)?(?:(?<each>${NUMBER})\s+)?(?<unit>[\p{L}€$£]+).*$`,
  'iu',
)

/** By how much: a number, a field, so many for each of something, a share. */
function amountIn(words: string, scene: FlowScene, goal: NamedItem): string | undefined {
  const said = words.trim().replace(/^(?:the|its|their|that|this|an?)\s+(?=\p{L})/iu, '')
  const isWhole = goal['type'] === 'integer' || goal['type'] === 'bigint'
  const per = PER.exec(words)?.groups
  if (per) {
    const money = moneyOf(per['unit'] ?? '', scene)
    if (money) {
      const value = valueAt(money, scene)
      const many = numberIn(per['many'] ?? '') ?? '1'
      const each = per['each'] && numberIn(per['each'])
      const product = each === undefined ? numberOf(value) : `${numberOf(value)} / ${each}`
      return whole(
        each === undefined ? `${product} * ${many}` : `floor(${product}) * ${many}`,
        value.type,
        isWhole,
      )
    }
  }
  const worked = /\b(?:times|multiplied|plus|minus|divided)\b|[*×]/i.test(said)
    ? formulaOf(said, scene.table, scene.draft)
    : undefined
  if (worked !== undefined) return isWhole ? whole(worked, 'decimal', isWhole) : worked
  const sent = sentIn(said, scene)
  if (sent) return whole(sent.formula, sent.type, isWhole)
  const share = /^(?<percent>\d+(?:\.\d+)?)\s*(?:%|percent)(?:\s+of\s+(?<of>.+))?$/i.exec(
    said,
  )?.groups
  const base = share && fieldAt(share['of'] ?? 'amount', scene, isNumeric)
  if (share && base) {
    const value = valueAt(base, scene)
    return whole(
      `${numberOf(value)} * ${Number(share['percent']) / 100}`,
      value.type || 'decimal',
      isWhole,
    )
  }
  const number = /^\S+(?:\s+\p{L}+)?$/u.test(said) ? numberIn(said) : undefined
  if (number !== undefined) return number
  const isVague =
    said === '' ||
    /^(?:that (?:many|much|number|amount)|many|much|number|accordingly|same amount|as many|it|them)\b/i.test(
      said,
    )
  const found = isVague
    ? ownQuantity(scene)
    : (fieldAt(
        said.replace(/^ordered\s+/i, ''),
        scene,
        (field) => isNumeric(field) && field.id !== goal.id,
      ) ?? ownQuantity(scene, said, goal))
  if (found === undefined) return isVague ? '1' : undefined
  const value = valueAt(found, scene)
  return whole(
    value.isMaybe ? `(${value.formula} ?? ${isVague ? 1 : 0})` : value.formula,
    value.type,
    isWhole,
  )
}

/** “that many days”, “the quantity”, “which”: what was sent along. */
function sentIn(words: string, { inputs }: FlowScene): Sent | undefined {
  const isIt =
    words === '' || /^(?:it|that|this|which|them|(?:that|as|so) (?:many|much))\b/i.test(words)
  return (
    inputs.find(({ words: known }) =>
      words.toLowerCase().includes(known.replace(/^number of /, '')),
    ) ?? (isIt ? inputs[0] : undefined)
  )
}

function whole(formula: string, type: string, isWhole: boolean): string {
  return isWhole && (type === 'decimal' || type === 'float')
    ? `(integer(floor(${formula})) ?? 0)`
    : formula
}

function ownQuantity(scene: FlowScene, words = 'quantity', goal?: NamedItem): FieldAt | undefined {
  const isAsked = /\b(?:quantity|number|amount|count|many|much|ordered|bought|it|pieces)\b/i.test(
    words,
  )
  const field = isAsked
    ? named(scene.table, 'fields').find(
        (one) => isNumeric(one) && one.id !== goal?.id && QUANTITY.test(one.name),
      )
    : undefined
  return field && { place: { table: scene.table, path: [] }, field }
}

function moneyOf(unit: string, scene: FlowScene): FieldAt | undefined {
  const isMoney = /^(?:euros?|dollars?|pounds?|francs?|€|\$|£|eur|usd|gbp|unit|cent)$/i.test(unit)
  if (!isMoney) return fieldAt(unit, scene, isNumeric) ?? fieldAt(`${unit}s`, scene, isNumeric)
  const field = named(scene.table, 'fields').find(
    (one) => isNumeric(one) && /total|amount|price|sum|paid|value|cost/i.test(one.name),
  )
  return field && { place: { table: scene.table, path: [] }, field }
}

/** The stock of what an order's lines point to: line by line. */
function ofEach({ what, sign, by }: Change, scene: FlowScene): boolean {
  for (const line of scene.draft.playing('rows')) {
    const back = named(line, 'relations').find(
      ({ target, type }) => target === scene.table.id && type === 'manyToOne',
    )
    for (const relation of back ? named(line, 'relations') : []) {
      const goal = scene.draft.playing('rows').find(({ id }) => id === relation['target'])
      const field = goal && goal.id !== scene.table.id ? numberOf_(what, goal) : undefined
      if (goal === undefined || field === undefined || back === undefined) continue
      const quantity = ofLine(by, line)
      const lines = linesOf(line, back.name, scene)
      const current = field['required'] === true ? `row.${field.name}` : `(row.${field.name} ?? 0)`
      const update = {
        id: scene.steps.id(),
        kind: stepFor('changes').kind,
        settings: {
          table: goal.id,
          where: `row.id == line.${relation.name}Id`,
          values: { [field.name]: `${current} ${sign} ${quantity}` },
          whenMissing: 'nothing',
        },
      }
      scene.steps.push({
        id: scene.steps.id(),
        kind: stepFor('repeats').kind,
        settings: { list: lines, item: 'line' },
        bodies: { body: [update] },
      })
      return true
    }
  }
  return false
}

function numberOf_(what: string, goal: Node): NamedItem | undefined {
  const place: Place = { table: goal, path: [] }
  const bare = bareWords(what.replace(/\b(?:ordered|bought|sold|all|each|every)\s+/gi, ''), place)
  const field = inTable(goal, bare)
  return field && isNumeric(field) ? field : undefined
}

function linesOf(line: Node, back: string, scene: FlowScene): string {
  const key = scene.itsId()
  const name = scene.steps.freeName(fieldName(line.name) ?? 'lines')
  scene.steps.add('gathers', { table: line.id, where: `row.${back}Id == ${key}` }, name)
  return name
}

function ofLine(by: string, line: Node): string {
  const number = numberIn(by)
  if (number !== undefined && by !== '') return number
  const field =
    named(line, 'fields').find((one) => isNumeric(one) && QUANTITY.test(one.name)) ??
    named(line, 'fields').find(
      (one) => isNumeric(one) && by.toLowerCase().includes(one.name.toLowerCase()),
    )
  return field === undefined
    ? '1'
    : field['required'] === true
      ? `line.${field.name}`
      : `(line.${field.name} ?? 1)`
}
