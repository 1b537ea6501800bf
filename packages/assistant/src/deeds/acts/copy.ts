import type { NamedItem } from '../../fields-of.ts'
import { inTable } from '../../things/fields-meant.ts'
import type { Act } from '../act.ts'
import {
  bareWords,
  fieldAt,
  isNumeric,
  isPlaceNamed,
  isTime,
  valueAt,
  type FieldAt,
} from '../operand.ts'
import type { FlowScene } from '../scene.ts'
import { write } from './write.ts'

const COPIES =
  /^(?:make|build|derive|generate|form|create|copy|copied|take|fill|pull|read|inherit|adopt|come|move|carry|get|set|become|receive|preset|default|note|store|save|record|freeze|snapshot|keep|remember)$/i

/** Whether a value is taken over and not taken away: “its price is taken from the product”. */
export const isCopied = ({ verb, parts, said }: Act): boolean =>
  COPIES.test(verb) &&
  (parts['from'] ??
    parts['of'] ??
    parts['into'] ??
    parts['to'] ??
    parts['with'] ??
    parts['in'] ??
    parts['as']) !== undefined &&
  !/\boff\b/i.test(said)

/** “copy the price of the product into the unit price”: a field of the row gets the value of another row's. */
export function copyValue({ verb, object, parts, tails }: Act, scene: FlowScene): boolean {
  const isInto =
    /^(?:copy|move|carry|note|store|save|record|freeze|snapshot|keep|remember|pull)$/i.test(verb)
  const into = isInto ? (parts['into'] ?? parts['to'] ?? parts['in'] ?? parts['as']) : undefined
  const [goal, source] =
    into === undefined
      ? [object, tails['from'] ?? parts['to'] ?? tails['with'] ?? tails['as'] ?? '']
      : [into, object]
  const field = ownField(goal, scene)
  if (field === undefined || source === '') return false
  if (/slug|permalink/i.test(field.name))
    return giveSlug(field, tails['from'] ?? tails['of'] ?? source, scene)
  const found = sourceOf(source, field, scene)
  if (found === undefined || found.place.path.length === 0) return false
  const { formula, isMaybe } = valueAt(found, scene)
  const value = isMaybe && field['required'] === true ? orNothing(formula, field) : formula
  if (value === undefined) return false
  write({ table: scene.table, path: [] }, { [field.name]: { value } }, scene)
  return true
}

/** “make the slug from the title”: a text that may stand in an address. */
function giveSlug(goal: NamedItem, source: string, scene: FlowScene): boolean {
  const from = ownField(source, scene)
  if (from === undefined || !TEXT.test(String(from['type']))) return false
  const value = from['required'] === true ? `row.${from.name}` : `row.${from.name} ?? ''`
  write({ table: scene.table, path: [] }, { [goal.name]: { value: `slug(${value})` } }, scene)
  return true
}

function ownField(words: string, scene: FlowScene): NamedItem | undefined {
  const field = inTable(scene.table, bareWords(words, { table: scene.table, path: [] }))
  return field?.['target'] === undefined ? field : undefined
}

/** What is named of another row; where only that row is, what is called as the field is, or as it ends. */
function sourceOf(words: string, goal: NamedItem, scene: FlowScene): FieldAt | undefined {
  const like = (one: NamedItem): boolean => isLike(one, goal)
  const far = scene.places.filter(({ path }) => path.length > 0)
  const named_ = far.filter((place) => isPlaceNamed(words, place))
  for (const place of named_) {
    const bare = bareWords(words, place)
    const own = bare === '' || isPlaceNamed(bare, place) ? goal.name : bare
    const field = inTable(place.table, own) ?? endOf(place.table, goal)
    if (field && field['target'] === undefined && like(field)) return { place, field }
  }
  const found = fieldAt(words, scene, like)
  return found && found.place.path.length > 0 && named_.length > 0 ? found : undefined
}

/** The unit price is the price. */
function endOf(table: FieldAt['place']['table'], goal: NamedItem): NamedItem | undefined {
  const last = /[A-Z][a-z]+$/.exec(goal.name)?.[0]
  return last === undefined ? undefined : inTable(table, last)
}

const TEXT = /^(?:string|text)$/
function isLike(one: NamedItem, goal: NamedItem): boolean {
  const [type, other] = [String(one['type']), String(goal['type'])]
  return (
    type === other ||
    (TEXT.test(type) && TEXT.test(other)) ||
    (type === 'integer' && other === 'decimal' && isNumeric(one)) ||
    (isTime(one) && type === other)
  )
}

function orNothing(formula: string, { type }: NamedItem): string | undefined {
  const none = isNumeric({ id: '', name: '', type: String(type) })
    ? '0'
    : TEXT.test(String(type))
      ? "''"
      : undefined
  return none === undefined ? undefined : `${formula} ?? ${none}`
}
