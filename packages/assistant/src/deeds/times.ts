import { named } from '../fields-of.ts'
import { fieldAt, isPlaceNamed, isTime, type FieldAt } from './operand.ts'
import type { Place, Scene } from './scene.ts'
import { NUMBER, numberIn } from './verbs.ts'

const UNIT = String.raw`(?:minutes?|hours?|days?|weeks?|months?|years?)`
const SPAN = new RegExp(String.raw`(?<many>${NUMBER}|an?)\s+(?<unit>${UNIT})`, 'iu')
const ADD: Readonly<Record<string, string>> = {
  minute: 'addMinutes',
  hour: 'addHours',
  day: 'addDays',
  week: 'addWeeks',
  month: 'addMonths',
  year: 'addYears',
}

/** `24 hours` → a function of moments; undefined where no time is said. */
export function spanIn(
  words: string,
):
  | { readonly add: (formula: string, sign: '' | '-') => string; readonly isShort: boolean }
  | undefined {
  const { many = '', unit = '' } = SPAN.exec(words)?.groups ?? {}
  const number = many === '' ? undefined : numberIn(many)
  const call = ADD[unit.toLowerCase().replace(/s$/, '')]
  if (number === undefined || call === undefined) return undefined
  const isShort = call === 'addMinutes' || call === 'addHours'
  return { add: (formula, sign) => `${call}(${formula}, ${sign}${number})`, isShort }
}

/** The time that rows are about: when they start, else the only one. */
export function timeOf(words: string, scene: Scene, focus?: Place): FieldAt | undefined {
  const said = fieldAt(words, scene, isTime, focus)
  if (said) return said
  const places = [...(focus ? [focus] : []), ...scene.places]
  const order = [...places.filter((place) => isPlaceNamed(words, place)), ...places]
  for (const place of order) {
    const times = named(place.table, 'fields').filter(isTime)
    const field =
      times.find(({ name }) => /^(?:start|begin|date|day|time|from)/i.test(name)) ?? times[0]
    if (field) return { place, field }
  }
  return undefined
}
