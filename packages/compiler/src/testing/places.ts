import { manifestSchema } from '@drawbridge/kinds'
import { isObject, type Diagnostic, type Json } from '@drawbridge/manifest'
import { readManifest } from '../1-read/read.ts'
import { checkManifest } from '../2-check/check.ts'
import { pieceAt, schemaSlots } from './schema-slots.ts'
import { placed, slots, textSlots, valueAt, withValue, type Slot } from './slots.ts'

/**
 * What a text means in its place. `text`: nothing to anybody. `name`: an identifier, something
 * that is made into one, a formula, a pattern. `code`: TypeScript or SQL of somebody's own.
 */
type Meaning = 'text' | 'name' | 'code'

/** A place of a drawing that a text can be put in. */
export interface Place {
  /** `step-if/settings/condition`: the same for one place in every drawing. */
  readonly name: string
  readonly slot: Slot
  readonly meaning: Meaning
  put(document: Json, text: string): Json
}

const SCHEMA = manifestSchema()
const NAMED = schemaSlots(SCHEMA)

/** Keys whose text is an identifier, makes one, or says which texts fit. */
const NAMING = new Set([
  'name',
  'singular',
  'inverse',
  'id',
  'path',
  'prefix',
  'identifier',
  'within',
  'pattern',
])

/** Every place of a drawing, also where there is nothing yet: the first of each name. */
export function placesOf(drawing: Json): readonly Place[] {
  const all = [
    ...textSlots(drawing).flatMap((slot) => [
      plainPlace(drawing, slot),
      ...literalPlaces(drawing, slot),
      ...keyPlaces(drawing, slot),
    ]),
    ...vacantPlaces(drawing),
  ]
  return [...new Map(all.toReversed().map((place) => [place.name, place])).values()].toReversed()
}

function plainPlace(drawing: Json, slot: Slot): Place {
  const { name, format } = knownAt(drawing, slot)
  const isCode = format === 'typescript' || format === 'sql'
  const isName = NAMING.has(String(slot.at(-1))) || format !== undefined
  return {
    name,
    slot,
    meaning: isCode ? 'code' : isName ? 'name' : 'text',
    put: (document, text) => placed(document, slot, text),
  }
}

/** In formulas, between quotes. */
const QUOTED = /'(?:[^'\\]|\\.)*'/
const TEMPLATE = /^`/

function literalPlaces(drawing: Json, slot: Slot): readonly Place[] {
  const { name, format } = knownAt(drawing, slot)
  const formula = valueAt(drawing, slot)
  if (format !== 'formula' || typeof formula !== 'string') return []
  const within = (pattern: RegExp, mark: string, print: (text: string) => string) =>
    pattern.test(formula)
      ? [
          {
            name: `${name}${mark}`,
            slot,
            meaning: 'text' as const,
            put: (document: Json, text: string) =>
              withValue(
                document,
                slot,
                formula.replace(pattern, () => print(text)),
              ),
          },
        ]
      : []
  return [
    ...within(QUOTED, "'…'", (text) => JSON.stringify(text)),
    ...within(TEMPLATE, '`…`', (text) => `\`${text.replaceAll(/[\\`$]/g, '\\$&')}`),
  ]
}

/** Where somebody chooses the key. */
function keyPlaces(drawing: Json, slot: Slot): readonly Place[] {
  const { name } = knownAt(drawing, slot)
  const key = slot.at(-1)
  if (typeof key !== 'string' || !name.endsWith('/*')) return []
  const whole = slot.slice(0, -1)
  return [
    {
      name: `${name} key`,
      slot,
      meaning: 'name',
      put(document, text) {
        const members = valueAt(document, whole)
        if (!isObject(members)) return document
        const renamed = Object.entries(members).map(
          ([one, value]) => [one === key ? text : one, value] as const,
        )
        return withValue(document, whole, Object.fromEntries(renamed))
      },
    },
  ]
}

/** Texts that something in the drawing could have and doesn't. */
function vacantPlaces(drawing: Json): readonly Place[] {
  const objects = [[], ...slots(drawing)].filter((slot) => isObject(valueAt(drawing, slot)))
  return objects.flatMap((slot) => {
    const name = pieceAt(SCHEMA, drawing, slot)?.name
    const own = NAMED.filter((one) => one.slice(0, one.lastIndexOf('/')) === name)
    return own.flatMap((one) => {
      const at = [...slot, one.slice(one.lastIndexOf('/') + 1)]
      if (valueAt(drawing, at) !== undefined) return []
      const having = placed(drawing, at, '')
      // Of two shapes that an object may have, the other one has the text.
      return pieceAt(SCHEMA, having, at) === undefined ? [] : [plainPlace(having, at)]
    })
  })
}

function knownAt(
  drawing: Json,
  slot: Slot,
): { readonly name: string; readonly format: Json | undefined } {
  const found = pieceAt(SCHEMA, drawing, slot)
  if (found === undefined) throw new Error(`The schema knows no ${slot.join('/')}.`)
  return { name: found.name, format: found.piece['format'] }
}

/** What is said about a drawing; only errors keep it from being compiled. */
export function errorsOf(drawing: Json): readonly Diagnostic[] {
  const read = readManifest(drawing)
  const found = read.ok ? checkManifest(read.value.manifest).diagnostics : read.diagnostics
  return found.filter(({ severity }) => severity === 'error')
}

export interface Filled {
  readonly drawing: Json
  readonly taken: readonly Place[]
  /** What was said about the places that do not take it. */
  readonly refusals: readonly Diagnostic[]
}

/** The drawing with a text in as many of these places together as take it. */
export function filled(drawing: Json, places: readonly Place[], text: string): Filled {
  const refusals: Diagnostic[] = []
  for (let left = places; ;) {
    const tried = left.reduce((document, place) => place.put(document, text), drawing)
    const errors = errorsOf(tried)
    if (errors.length === 0) return { drawing: tried, taken: left, refusals }
    refusals.push(...errors)
    const others = left.filter((place) => !errors.some((error) => isAt(error, place, tried)))
    if (others.length === left.length) return filledOneByOne(drawing, left, text, refusals)
    left = others
  }
}

/** Where what is wrong shows elsewhere: a name that formulas do not find any more. */
function filledOneByOne(
  drawing: Json,
  places: readonly Place[],
  text: string,
  refusals: readonly Diagnostic[],
): Filled {
  return places.reduce<Filled>(
    (sofar, place) => {
      const tried = place.put(sofar.drawing, text)
      const errors = errorsOf(tried)
      return errors.length === 0
        ? { ...sofar, drawing: tried, taken: [...sofar.taken, place] }
        : { ...sofar, refusals: [...sofar.refusals, ...errors] }
    },
    { drawing, taken: [], refusals },
  )
}

function isAt({ node, field = '' }: Diagnostic, { slot }: Place, drawing: Json): boolean {
  const [list, index, ...inner] = slot
  const own = list === 'nodes' ? valueAt(drawing, ['nodes', Number(index), 'id']) : undefined
  return own === node && field === `/${(list === 'nodes' ? inner : slot).join('/')}`
}
