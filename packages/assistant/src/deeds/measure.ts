import { named } from '../fields-of.ts'
import { isNumeric, isPlaceNamed, type FieldAt } from './operand.ts'
import type { Place, Scene } from './scene.ts'
import { NUMBER, numberIn } from './verbs.ts'

/** What people count in, or say of what is much, and what the field is called that holds it. */
const MEASURES: readonly (readonly [said: RegExp, name: RegExp])[] = [
  [
    /[€$£]|\b(?:euros?|dollars?|pounds?|francs?|bucks|cents|eur|usd|gbp|worth|costs?|costing|cheaper|dearer|expensive)\b/i,
    /price|total|amount|cost|fee|sum|value|budget|fare/i,
  ],
  [/\bstars?\b/i, /^(?:stars?|rating|score|points|grade|mark)$/i],
  [/\bpoints?\b/i, /points?|score|rating|balance/i],
  [
    /\b(?:kilos?|kg|grams?|tonnes?|pounds|lbs|heavier|lighter|weigh(?:s|ing)?)\b/i,
    /weight|kilos?|kg|mass|load/i,
  ],
  [/\b(?:lit(?:er|re)s?|gallons?|ml|millilit\w+)\b/i, /lit(?:er|re)s?|volume|amount|quantity/i],
  [/\b(?:degrees?|celsius|°c?|warmer|colder|hotter|cooler)/i, /temp|degrees/i],
  [
    /\b(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|farther|further)\b/i,
    /distance|km|kilomet|miles|length|height|depth|range/i,
  ],
  [/\b(?:older|younger|years? old|aged)\b/i, /^age$|Age$/],
  [/\b(?:taller|higher|cm|centimet(?:er|re)s?)\b/i, /height|size|cm/i],
  [/\b(?:percent|%)/i, /percent|share|rate|discount/i],
  [
    /\b(?:people|persons?|guests?|heads|participants|seats?|places|tickets?|pieces|units|copies|bottles|boxes|bags|of (?:it|them)|at once)\b/i,
    /^(?:quantity|count|pieces|number|seats|tickets|units|places|people|persons|guests|partySize|\w*Quantity|numberOf\w+|\w+Count|howMany\w+)$/i,
  ],
]

/** The field that is meant where only its measure is said: “over 500 euros”, “less than 3 stars”. */
export function measured(words: string, scene: Scene, focus?: Place): FieldAt | undefined {
  const own: Place = { table: scene.table, path: [] }
  const places = scene.places.filter((place) => place.path.length > 0 && isPlaceNamed(words, place))
  for (const place of [own, ...(focus ? [focus] : []), ...places]) {
    const numbers = named(place.table, 'fields').filter(isNumeric)
    for (const [said, name] of MEASURES) {
      const field = said.test(words) ? numbers.find((one) => name.test(one.name)) : undefined
      if (field) return { place, field }
    }
  }
  const [money, ...others] = named(scene.table, 'fields').filter(
    (field) => isNumeric(field) && /price|total|amount|sum|value|cost/i.test(field.name),
  )
  // “orders over 100”: what they come to.
  const isBare = new RegExp(
    String.raw`\b(?:over|above|under|below|than|least|most|to)\s+${NUMBER}$`,
    'iu',
  ).test(words.trim())
  const isElsewhere = /\bof\s+(?:the|its|an?)\s/iu.test(words)
  return money && isBare && !isElsewhere && others.length === 0
    ? { place: own, field: money }
    : undefined
}

const UNITS: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10080 }
const LASTS = new RegExp(
  String.raw`\b(?<how>longer|more|shorter|less|over|under|at least|at most|up to)\s+(?:than\s+)?(?<many>${NUMBER}|an?|half an)\s+(?<unit>minute|hour|day|week|night)s?\b(?!\s+(?:before|after|ahead|in advance|ago|from now|away|old|late|earlier|later|since))`,
  'iu',
)
const SIGNS: Readonly<Record<string, string>> = {
  longer: '>',
  more: '>',
  over: '>',
  shorter: '<',
  less: '<',
  under: '<',
  'at least': '>=',
  'at most': '<=',
  'up to': '<=',
}

/** “it takes longer than an hour”: where rows say how long they take. */
export function lasting(words: string, scene: Scene): string | undefined {
  const groups = LASTS.exec(words)?.groups
  if (groups === undefined || /\b(?:before|after|ago|advance)\b/i.test(words)) return undefined
  const { how = '', many = '', unit = '' } = groups
  const field = named(scene.table, 'fields').find(
    (one) =>
      isNumeric(one) && /minute|hour|duration|length|lasts|^days$|^nights$|^weeks$/i.test(one.name),
  )
  const number = /^half/i.test(many) ? 0.5 : Number(numberIn(many))
  if (field === undefined || Number.isNaN(number)) return undefined
  const own = Object.keys(UNITS).find((one) => field.name.toLowerCase().includes(one)) ?? 'minute'
  const value = (number * (UNITS[unit.toLowerCase()] ?? 1440)) / (UNITS[own] ?? 1)
  const formula = field['required'] === true ? `row.${field.name}` : `(row.${field.name} ?? 0)`
  return `${formula} ${SIGNS[how.toLowerCase()] ?? '>'} ${Math.round(value * 100) / 100}`
}
