import { inTable } from '../things/fields-meant.ts'
import type { Node } from '@drawbridge/manifest'
import type { NamedItem } from '../fields-of.ts'
import { flagSaid, valueSaid } from '../people/condition.ts'
import { fieldAt, isNumeric, isPlaceNamed, negated, valueAt } from './operand.ts'
import { member, type Place, type Scene } from './scene.ts'
import { sameThing } from '../words.ts'
import { text } from './steps.ts'
import { asPattern } from '../text/as-pattern.ts'

const NOT =
  /\b(?:not|never|isn't|aren't|hasn't|haven't|wasn't|no longer|without being|un(?!til|less|der)\p{L}+ed)\b|n't\b/iu

/** A choice or a yes or no, of the row or of one that it points to. */
export function stateCase(said: string, scene: Scene, focus?: Place): string | undefined {
  const whole = sayState(said, scene, focus)
  // “unavailable” is not available, where nothing is called so.
  const apart = said.replaceAll(
    /\b(?:un|in)(?=(?:available|paid|finished|published|approved|confirmed|read|verified|active|complete|answered|resolved|sold|taken|returned|shipped|assigned)\b)/gi,
    'not ',
  )
  return whole ?? (apart === said ? undefined : sayState(apart, scene, focus))
}

function sayState(words: string, scene: Scene, focus?: Place): string | undefined {
  const places = [...(focus ? [focus] : []), ...scene.places]
  const order = [...places.filter((place) => isPlaceNamed(words, place)), ...places]
  const isNot = NOT.test(words)
  for (const place of order) {
    const values = valuesSaid(words, place.table)
    const row = () => scene.at(place)
    const [first] = values
    if (first) {
      const path = member(row(), first.field.name)
      return values
        .map(({ value }) => `${path} ${isNot ? '!=' : '=='} ${text(value)}`)
        .join(isNot ? ' && ' : ' || ')
    }
    const flag = flagSaid(words, place.table)
    if (flag) {
      const path = member(row(), flag.name)
      const formula = flag['required'] === true && !row().isMaybe ? path : `(${path} ?? false)`
      return isNot ? `!${formula}` : formula
    }
  }
  return undefined
}

/** Every choice of one field that is said: `done or cancelled`. */
export function valuesSaid(
  words: string,
  table: Node,
): readonly { field: NamedItem; value: string }[] {
  const first = valueSaid(words, table)
  if (first === undefined) return []
  const values = Array.isArray(first.field['values']) ? first.field['values'] : []
  return values.flatMap((value) =>
    typeof value === 'string' &&
    new RegExp(String.raw`\b${asPattern(value).replaceAll('_', '[ _-]')}\b`, 'i').test(words)
      ? [{ field: first.field, value }]
      : [],
  )
}

/** “the author is an editor”: said of whoever does it. */
export function roleCase(words: string, { draft, flow }: Scene): string | undefined {
  const role =
    /^(?:the\s+|its\s+)?(?<who>[\p{L}]+)\s+(?:is|are)\s+(?<not>not\s+)?(?:an?\s+|the\s+)?(?<role>[\p{L}]+)$/iu.exec(
      words,
    )?.groups
  const known = role && draft.roles().find((one) => sameThing(one, role['role'] ?? ''))
  if (flow === undefined || role === undefined || known === undefined) return undefined
  const formula = `user?.role == ${text(known)}`
  return role['not'] === undefined ? formula : negated(formula)
}

/** “the comments that they write themselves”: whose it is owns what it is about. */
function ownCase(words: string, scene: Scene): string | undefined {
  const isOwn = scene.flow?.when === 'Create' && /\b(?:their|his|her|your|my) own\b/i.test(words)
  if (
    !isOwn &&
    !/\b(?:themselves|themself|himself|herself|(?:on|about|to|of|for|in|at|with|from) (?:their|his|her|your|my) own)\b/i.test(
      words,
    )
  )
    return undefined
  const whole = scene.places.find(
    ({ path, table }) => path.length > 0 && table.settings['owner'] === true,
  )
  if (whole === undefined || !scene.flow) return undefined
  const own = member(scene.at(whole), 'ownerId')
  if (scene.flow.when === 'Create') return `${own} == user?.id`
  return scene.table.settings['owner'] === true ? `${own} == row.ownerId` : undefined
}

/** `it is not yours`, `the caller is not the owner`. */
export function ownership(words: string, scene: Scene): string | undefined {
  const own_ = ownCase(words, scene)
  if (own_ !== undefined) return own_
  if (scene.table.settings['owner'] !== true || scene.flow?.when === 'Create') return undefined
  const own = scene.flow ? 'row.ownerId == user?.id' : 'row.owner == user'
  const isOther =
    /\b(?:not (?:the owner|theirs|their own|yours)|somebody else's?|someone else's?|of others?)\b/i
  if (isOther.test(words)) return negated(own)
  return /\b(?:the owner|theirs|their own)\b/i.test(words) ? own : undefined
}

/** `it has a grade`, `a grade has been entered`: a value is there. */
export function present(words: string, scene: Scene, focus?: Place): string | undefined {
  const found =
    /^(?:.*?\b(?:has|have)\s+(?:got\s+)?(?:an?|its|the|their)\s+(?<a>[\p{L}]+(?:\s[\p{L}]+)?)|(?:an?|the|its)\s+(?<b>[\p{L} ]+?)\s+(?:has been|is|was)\s+(?:set|given|entered|filled in|known|there|assigned))$/iu.exec(
      words,
    )?.groups
  const what = found?.['a'] ?? found?.['b']
  const own = scene.places.find(({ path }) => path.length === 0)
  for (const place of [...(focus ? [focus] : []), ...(own ? [own] : [])]) {
    const field = what === undefined ? undefined : inTable(place.table, what)
    if (field === undefined || field['required'] === true || field['type'] === 'manyToMany')
      continue
    const name = field['target'] === undefined ? field.name : `${field.name}Id`
    return `${member(scene.at(place), name)} != null`
  }
  return undefined
}

/** `it has no phone`, `without a due date`, `the grade is missing`. */
export function missing(words: string, scene: Scene, focus?: Place): string | undefined {
  const found =
    /^(?:.*?\b(?:has|have|with)\s+no\s+(?<a>[\p{L} ]+)|.*?\bwithout\s+(?:an?\s+|any\s+)?(?<b>[\p{L} ]+)|(?<c>.+?)\s+(?:is|are)\s+(?:not (?:set|given|filled in|known)|empty|missing|blank)|.*?\b(?:has|have)(?:n't| not) (?:an?\s+|any\s+|got an?\s+)(?<d>[\p{L} ]+))$/iu.exec(
      words,
    )?.groups
  const what = found && Object.values(found).find((one) => one !== undefined)
  const field = what === undefined ? undefined : fieldAt(what, scene, () => true, focus)
  if (field === undefined) return undefined
  const value = valueAt(field, scene)
  // Of a number that is always there, there is none where it is 0.
  return value.isMaybe || !isNumeric(field.field)
    ? `${value.formula} == null`
    : `${value.formula} <= 0`
}
