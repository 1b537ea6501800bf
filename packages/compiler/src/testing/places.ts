import { manifestSchema } from '@drawbridge/kinds'
import { isObject, pointer, type Diagnostic, type Json } from '@drawbridge/manifest'
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
  readonly meaning: Meaning
  put(document: Json, text: string): Json
  /** Where the text stands then. */
  slotOf(text: string): Slot
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
    meaning: isCode ? 'code' : isName ? 'name' : 'text',
    put: (document, text) => placed(document, slot, text),
    slotOf: () => slot,
  }
}

/** In formulas, between quotes. */
const QUOTED = /'(?:[^'\\]|\\.)*'/
const TEMPLATE = /`$/

function literalPlaces(drawing: Json, slot: Slot): readonly Place[] {
  const { name, format } = knownAt(drawing, slot)
  const formula = valueAt(drawing, slot)
  if (format !== 'formula' || typeof formula !== 'string') return []
  const within = (pattern: RegExp, mark: string, print: (text: string) => string) =>
    pattern.test(formula)
      ? [
          {
            name: `${name}${mark}`,
            meaning: 'text' as const,
            put: (document: Json, text: string) =>
              withValue(
                document,
                slot,
                formula.replace(pattern, () => print(text)),
              ),
            slotOf: () => slot,
          },
        ]
      : []
  return [
    ...within(QUOTED, "'…'", (text) => JSON.stringify(text)),
    ...within(TEMPLATE, '`…`', (text) => `${text.replaceAll(/[\\`$]/g, '\\$&')}\``),
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
      meaning: 'name',
      put(document, text) {
        const members = valueAt(document, whole)
        if (!isObject(members)) return document
        const renamed = Object.entries(members).map(
          ([one, value]) => [one === key ? text : one, value] as const,
        )
        return withValue(document, whole, Object.fromEntries(renamed))
      },
      slotOf: (text) => [...whole, text],
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
    const blamed = new Set(errors.flatMap((error) => pointersOf(error, tried)))
    const others = left.filter((place) => !blamed.has(pointer(...place.slotOf(text))))
    if (others.length === left.length) return filledByHalves(drawing, left, text, refusals)
    left = others
  }
}

/** Where what is wrong shows elsewhere: a name that formulas do not find any more. */
function filledByHalves(
  drawing: Json,
  places: readonly Place[],
  text: string,
  refusals: readonly Diagnostic[],
): Filled {
  if (places.length === 1) return { drawing, taken: [], refusals }
  const half = places.length >> 1
  const first = filled(drawing, places.slice(0, half), text)
  const second = filled(first.drawing, places.slice(half), text)
  return {
    drawing: second.drawing,
    taken: [...first.taken, ...second.taken],
    refusals: [...refusals, ...first.refusals, ...second.refusals],
  }
}

/** Where in the document it is; of several nodes with one id it may be any. */
function pointersOf({ node = '', field = '' }: Diagnostic, drawing: Json): readonly string[] {
  const nodes = valueAt(drawing, ['nodes'])
  if (node === '' || !Array.isArray(nodes)) return [field]
  return nodes.flatMap((_, index) =>
    valueAt(drawing, ['nodes', index, 'id']) === node ? [`/nodes/${index}${field}`] : [],
  )
}
