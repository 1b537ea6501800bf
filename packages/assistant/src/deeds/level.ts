import type { Draft } from '../draft.ts'
import { fieldsMeant, inTable } from '../things/fields-meant.ts'
import type { Happening } from './happening.ts'
import { fieldAt, isNumeric } from './operand.ts'
import { QueryScene } from './scene.ts'
import { NUMBER, numberIn } from './verbs.ts'

const LEVEL = new RegExp(
  String.raw`^(?:the\s+|its\s+|an?\s+)?(?<field>.+?)\s+(?:falls?|drops?|goes?|sinks?|is|gets?|becomes?|runs?|has fallen|has dropped|rises?|reaches|hits?|exceeds?|climbs?)\s+(?:to\s+)?(?<how>below|beneath|under|less than|lower than|fewer than|above|over|more than|greater than|higher than|out|to|at|at least|down to)?\s*(?<number>${NUMBER}|nothing)?(?:\s+\S+)?(?:\s+after .*)?$`,
  'iu',
)

/** “the stock falls below its minimum”: below what another field says. */
const THAN =
  /^(?:the\s+|its\s+|an?\s+)?(?<field>.+?)\s+(?:falls?|drops?|goes?|sinks?|is|gets?|rises?|climbs?|has fallen|has dropped)\s+(?<how>below|beneath|under|less than|lower than|above|over|more than|higher than)\s+(?:the\s+|its\s+)?(?<than>[\p{L}_]+(?:\s[\p{L}_]+){0,2})$/iu

/** “a student gets a grade below 4” */
const GETS =
  /^.+?\s+(?:is given|is|receives?|has|obtains?|scores?)\s+(?:an?|the)\s+(?<what>[\p{L} ]+?)\s+(?<how>(?:of\s+)?(?:below|under|above|over|less than|more than|lower than|higher than|at least)\s+\S+)$/iu

/** “a product is sold out” */
const OUT =
  /^(?:an?\s+|the\s+|some\s+)?(?<thing>[\p{L}_ ]+?)\s+(?:(?:is|are|gets|goes|becomes)\s+(?:sold out|out of stock|used up|all gone|no longer (?:in stock|available))|(?:runs|sells) out(?: of stock)?)$|^(?:we\s+)?run(?:s|ning)?\s+out\s+of\s+(?:an?\s+)?(?<of>[\p{L}_ ]+)$/iu

/** “the stock of a product falls below 5”. */
export function levelIn(words: string, draft: Draft): Happening | undefined {
  const got = GETS.exec(words)?.groups
  const out = OUT.exec(words)?.groups
  const thing = out && draft.table(out['thing'] ?? out['of'] ?? '')
  const left = thing && fieldAt('left', new QueryScene(thing, draft), isNumeric)
  if (out && left?.place.path.length === 0)
    return levelIn(`the ${left.field.name} of ${thing?.name} drops to 0`, draft)
  const said = got ? `the ${got['what']} is ${got['how']}` : words
  const than = THAN.exec(said)?.groups
  const [low, ...more] = than === undefined ? [] : (fieldsMeant(than['field'] ?? '', draft) ?? [])
  const bound = low && inTable(low.table, than?.['than'] ?? '')
  if (low && bound && more.length === 0 && isNumeric(low.field) && isNumeric(bound)) {
    const sign = /above|over|more|higher/i.test(than?.['how'] ?? '') ? '>' : '<'
    const so = (row: string) =>
      `(${row}.${low.field.name} ?? 0) ${sign} (${row}.${bound.name} ?? 0)`
    return { table: low.table, when: 'Update', condition: `${so('row')} && !(${so('before')})` }
  }
  const groups = LEVEL.exec(said)?.groups
  const [meant] = groups === undefined ? [] : (fieldsMeant(groups['field'] ?? '', draft) ?? [])
  if (groups === undefined || meant === undefined || !isNumeric(meant.field)) return undefined
  const how = (groups['how'] ?? '').toLowerCase()
  const value = how === 'out' ? '0' : numberIn(groups['number'] ?? '')
  if (value === undefined) return undefined
  const isOut = value === '0' && !/below|under|less|lower|above|over|more/.test(how)
  const isUp =
    /above|over|more|greater|higher|least/.test(how) ||
    /\b(?:exceeds?|rises?|climbs?)\b/i.test(said)
  const [now, then] =
    isUp && /\b(?:at least|reaches)\b/i.test(said)
      ? ['>=', '<']
      : isUp
        ? ['>', '<=']
        : isOut || /^(?:to|at|down to|)$/.test(how)
          ? ['<=', '>']
          : ['<', '>=']
  const read = (row: string) =>
    meant.field['required'] === true
      ? `${row}.${meant.field.name}`
      : `(${row}.${meant.field.name} ?? 0)`
  return {
    table: meant.table,
    when: 'Update',
    condition: `${read('row')} ${now} ${value} && ${read('before')} ${then} ${value}`,
  }
}
