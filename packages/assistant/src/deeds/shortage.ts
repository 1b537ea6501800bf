import { named } from '../fields-of.ts'
import { compared, fieldAt, isNumeric, QUANTITY, valueAt, type FieldAt } from './operand.ts'
import type { Place, Scene } from './scene.ts'

/** `there are not enough`, `the stock isn't enough`, `it is out of stock`. */
export function notEnough(words: string, scene: Scene, focus?: Place): string | undefined {
  const wants = wanting(words, scene, focus)
  if (wants !== undefined) return wants
  const isShort =
    /\bnot\s+(?:\p{L}+\s+){0,2}?(?:enough|sufficient)\b|n't\s+(?:\p{L}+\s+){0,2}?(?:enough|sufficient)\b|\binsufficient\b|\btoo (?:few|little|low)\b|\b(?:sold out|out of stock|used up|run out)\b|\bno (?:\p{L}+ )?(?:left|available)\b|\bruns? out\b|\bnothing left\b/iu.test(
      words,
    )
  if (!isShort) return undefined
  const isOut = /\b(?:sold out|out of stock|used up|nothing left|no (?:\p{L}+ )?left)\b/iu.test(
    words,
  )
  const stock = fieldAt(`${words} left`, scene, isNumeric, focus)
  if (stock === undefined) return undefined
  const wanted = fieldAt(
    'quantity',
    scene,
    (field) => isNumeric(field) && field.id !== stock.field.id,
  )
  const left = valueAt(stock, scene)
  const cost =
    stock.field['type'] === 'decimal'
      ? fieldAt('price', scene, (field) => isNumeric(field) && field.id !== stock.field.id)
      : undefined
  if (wanted === undefined && cost)
    return compared(valueAt(stock, scene), '<', valueAt(cost, scene))
  const isWanted =
    wanted !== undefined && wanted.place.path.length === 0 && stock.place.path.length > 0
  if (isOut && !isWanted)
    return compared(left, '<=', { formula: '0', isMaybe: false, type: 'number' })
  return isWanted
    ? compared(left, '<', valueAt(wanted, scene))
    : compared(left, '<', { formula: '1', isMaybe: false, type: 'number' })
}

const THERE = String.raw`(?:left|there|in stock|available|free|remain(?:s|ing)?|on hand|on stock|in the (?:warehouse|shop|store)|have|has|got|exists?)`
const ASKED = String.raw`(?:wants?|wanted|orders?|ordered|asks? for|asked for|requests?|requested|needs?|needed|books?|booked|takes?|taken|reserves?|reserved|buys?|bought|required|quantity|number)`
const FEWER = new RegExp(
  String.raw`\b(?:fewer|less|not as many|not as much)\b.*\b${THERE}\b.*\b(?:than|as)\b.*\b${ASKED}\b|\b(?:fewer|less)\b.*\bthan\b.*\b${ASKED}\b`,
  'iu',
)
const MORE = new RegExp(
  String.raw`\b(?:more|greater|higher|larger|bigger)\b.*?\bthan\b(?<than>.*\b${THERE}\b.*)$|\b(?:exceeds?|is (?:over|above))\b(?<over>.*\b${THERE}\b.*)$`,
  'iu',
)

/** “fewer are left than somebody wants”, “more of a product than we have in stock”: what is there against what is asked for. */
function wanting(words: string, scene: Scene, focus?: Place): string | undefined {
  const more = MORE.exec(words)?.groups
  if (more === undefined && !FEWER.test(words)) return undefined
  const said = more?.['than'] ?? more?.['over'] ?? words
  const far = scene.places.filter(({ path }) => path.length > 0)
  const places = [...(focus ? [focus] : []), ...far]
  const stock = places.map((place) => stockAt(said, place)).find((one) => one !== undefined)
  const numbers = named(scene.table, 'fields').filter(isNumeric)
  const field =
    numbers.find(({ name }) => QUANTITY.test(name)) ??
    (numbers.length === 1 ? numbers[0] : undefined)
  const asked: FieldAt | undefined = field && { place: { table: scene.table, path: [] }, field }
  return stock && asked && compared(valueAt(stock, scene), '<', valueAt(asked, scene))
}

const STOCK =
  /^(?:numberOf)?(?:stock\w*|inStock|available\w*|remaining\w*|\w+Left|free\w+|\w+Free|free|inventory|onHand|quantity|balance|seats|places|\w+Available)$/i

/** What there is of a thing: the number that is named, else what is called so. */
function stockAt(words: string, place: Place): FieldAt | undefined {
  const numbers = named(place.table, 'fields').filter(isNumeric)
  const said = words.toLowerCase()
  const field =
    numbers.find(({ name }) => said.includes(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase())) ??
    numbers.find(({ name }) => STOCK.test(name))
  return field && { place, field }
}
