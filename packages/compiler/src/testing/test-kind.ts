import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOf, type PartKind, type StepKind } from '@drawbridge/kinds'
import { isObject, pointer, type Json, type JsonObject } from '@drawbridge/manifest'
import { needsOf } from '../3-plan/needs.ts'
import { compile } from '../compile.ts'
import { codesOf } from './codes-of.ts'
import { assertNeeds } from './declared-needs.ts'
import { casesOf, drawingOfStep, stepsOf } from './drawings.ts'
import { assertHostileIsData, assertHostileIsName } from './hostile-settings.ts'
import { errorsOf, placesOf } from './places.ts'

/** What parts and steps have in common, for the suite that both pass. */
interface Tested {
  readonly kind: string
  /** What the published schema calls it. */
  readonly definition: string
  readonly settings: Json
  readonly words: readonly string[]
  readonly summary: string
  /** What is said of a new one. */
  readonly sentence: string
  /** Drawings that check and have one. */
  readonly drawings: readonly Json[]
}

/** What every kind of part must keep, whoever wrote it. `page` is its `<kind>.md`. */
export function testPartKind(kind: PartKind, page: URL): void {
  const { about, defaults, ports, settings } = kind
  const cases = casesOf(page)
  const node = { id: 'new', kind: kind.kind, name: 'news', settings: defaults }

  test(`${kind.kind}: the cases of its page give what the page says`, () => {
    assert.ok(cases.length > 0, 'there is no case')
    for (const { drawing, gives } of cases)
      assert.deepEqual(codesOf(drawing).toSorted(), gives.toSorted())
  })

  test(`${kind.kind}: a new part, once it is connected, has settings that pass`, () => {
    const others = SURROUNDINGS.filter((other) => other.kind !== kind.kind)
    const reached = others.filter((other) => ports.some(({ to }) => to === other.kind))
    const drawing = {
      drawbridge: 1,
      name: 'Example',
      nodes: [...others, node],
      connections: reached.map(({ id }) => ({ id: `c_${id}`, from: 'new', to: id })),
    }
    assert.deepEqual(errorsOf(drawing), [])
  })

  test(`${kind.kind}: its connections lead to kinds that there are`, () => {
    for (const { to, meaning } of ports) assert.ok(kindOf(to) !== undefined && meaning !== '')
  })

  testKind({
    kind: kind.kind,
    definition: kind.kind,
    settings: settings as Json,
    words: [about.title, about.icon, about.colour, ...about.vocabulary],
    summary: about.summary,
    sentence: about.sentence({ node, settings: defaults }),
    drawings: cases.map(({ drawing }) => drawing).filter((one) => errorsOf(one).length === 0),
  })
}

/** What every kind of step must keep. */
export function testStepKind({ face }: StepKind): void {
  const { defaults, icon, kind, settings, summary, title, vocabulary } = face
  const drawing = drawingOfStep(kind)

  test(`${kind} step: what is written leads back to it`, async () => {
    const compiled = await compile(drawing)
    assert.ok(compiled.ok)
    const places = stepsOf(drawing, kind)
    assert.ok(places.length > 0, 'no drawing has one')
    const origins = compiled.tree.flatMap((file) => file.origins)
    // The field of an origin begins in its node: /settings/…
    const written = places.filter((slot) => {
      const field = pointer(...slot.slice(2))
      return origins.some((origin) => origin.field === field)
    })
    assert.deepEqual(written, places)
  })

  testKind({
    kind: `${kind} step`,
    definition: `step-${kind}`,
    settings: settings as Json,
    words: [title, icon, ...vocabulary],
    summary,
    sentence: face.sentence(
      { id: 'new', kind, settings: defaults },
      { table: (id) => id, flow: (id) => id },
    ),
    drawings: [drawing],
  })
}

/** What every kind must keep: of a part or of a step. */
function testKind({
  definition,
  drawings,
  kind,
  sentence,
  settings,
  summary,
  words,
}: Tested): void {
  test(`${kind}: people and machines find words for it`, () => {
    for (const one of words) assert.match(one, /\S/)
    assert.match(summary, /^\S.*\.$/)
    assert.match(sentence, /^[^\n]*$/)
    for (const [name, property] of Object.entries(propertiesOf(settings)))
      assert.ok(isObject(property) && property['title'], `the setting ${name} has no title`)
  })

  test(`${kind}: the same drawing gives the same bytes`, async () => {
    for (const drawing of drawings) {
      const [first, second] = [await written(drawing), await written(structuredClone(drawing))]
      assert.deepEqual(first.tree, second.tree)
    }
  })

  test(`${kind}: backends ask for what is declared, and for no more`, async () => {
    for (const drawing of drawings) {
      const { tree, model } = await written(drawing)
      assertNeeds(tree, needsOf(model), [...model.packages.keys()])
    }
  })

  test(`${kind}: every line leads back to what was drawn`, async () => {
    for (const drawing of drawings) {
      const { tree, manifest } = await written(drawing)
      const ids = new Set(manifest.nodes.map(({ id }) => id))
      for (const { path, text, origins } of tree) {
        assert.ok(
          origins.every(({ node }) => ids.has(node)),
          path,
        )
        // Files that never vary belong to nobody, and those of the whole come of several.
        if (!isWhole.test(path) || origins.length === 0) continue
        const known = new Set(origins.flatMap(({ from, to }) => range(from, to)))
        // Imports come from whatever is mentioned below them.
        const lines = range(Math.min(...known), text.trimEnd().split('\n').length)
        assert.deepEqual(
          lines.filter((line) => !known.has(line)),
          [],
          path,
        )
      }
    }
  })

  const placed = drawings.map((drawing) => {
    const places = placesOf(drawing).filter(({ name }) => name.startsWith(`${definition}/`))
    return { drawing, places }
  })

  test(`${kind}: hostile settings stay data or are refused`, async () => {
    for (const { drawing, places } of placed) await assertHostileIsData(drawing, places)
  })

  test(`${kind}: hostile names are good names, or none`, async () => {
    for (const { drawing, places } of placed) await assertHostileIsName(drawing, places)
  })
}

/** What a new part stands among: each kind that it could be connected to. */
const SURROUNDINGS = [
  { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
  {
    id: 'people',
    kind: 'table',
    name: 'people',
    settings: {
      fields: [{ id: 'f', name: 'email', type: 'string', required: true, unique: true }],
      access: { read: ['public'] },
    },
  },
  { id: 'api', kind: 'api', name: 'api', settings: {} },
] as const

/** Modules of one part; those of the database and of the whole are put together from several. */
const isWhole = /^src\/(?!database\/)[^/]+\/.+\.ts$/

async function written(drawing: Json) {
  const compiled = await compile(drawing)
  assert.ok(compiled.ok)
  return compiled
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function propertiesOf(settings: Json): JsonObject {
  const properties = isObject(settings) ? settings['properties'] : undefined
  return isObject(properties) ? properties : {}
}
