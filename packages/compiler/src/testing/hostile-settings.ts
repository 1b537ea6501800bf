import assert from 'node:assert/strict'
import type { Diagnostic, Json } from '@drawbridge/manifest'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from '../compile.ts'
import { compareFiles } from './compare-files.ts'
import { HARMLESS, HOSTILE } from './hostile.ts'
import { filled, type Place } from './places.ts'
import { parsed } from './syntax.ts'

/**
 * Fills places of a drawing, each with a hostile text of its own: what is taken has to be data to
 * all that is written.
 */
export async function assertHostileIsData(drawing: Json, places: readonly Place[]): Promise<void> {
  const free = places.filter(({ meaning }) => meaning === 'text')
  const open = filled(drawing, free, HARMLESS).taken
  for (const [round, texts] of rounds(open.length).entries()) {
    const dialect = DIALECTS[round % DIALECTS.length] ?? 'mysql'
    const evil = filled(
      drawing,
      open.map((place, index) => saying(place, texts[index] ?? '')),
      '',
    )
    const names = new Set(evil.taken.map(({ name }) => name))
    const good = open
      .filter(({ name }) => names.has(name))
      .reduce((document, place) => place.put(document, HARMLESS), drawing)
    const trusted = await compile(good, { dialect })
    const suspect = await compile(evil.drawing, { dialect })
    assert.ok(trusted.ok && suspect.ok)
    const others = new Map(trusted.tree.map((file) => [file.path, file]))
    assert.deepEqual(
      suspect.tree.map(({ path }) => path),
      [...others.keys()],
    )
    for (const file of suspect.tree) {
      const other = others.get(file.path)
      if (other) compareFiles(file, other, dialect)
    }
    assertSaidWell(evil.refusals)
  }
}

/** The same where a text is a name, which changes what is written: it has to be code all the same. */
export async function assertHostileIsName(drawing: Json, places: readonly Place[]): Promise<void> {
  const naming = places.filter(({ meaning }) => meaning === 'name')
  for (const texts of rounds(naming.length)) {
    const named = naming.map((place, index) => saying(place, texts[index] ?? ''))
    const evil = filled(drawing, named, '')
    const compiled = await compile(evil.drawing)
    assert.ok(compiled.ok, 'what checks is compiled')
    for (const { path, text } of compiled.tree) if (path.endsWith('.ts')) parsed(path, text)
    assertSaidWell(evil.refusals)
  }
}

export function assertSaidWell(refusals: readonly Diagnostic[]): void {
  for (const { message, cure } of refusals) {
    assert.ok(message !== '' && cure !== '')
    assert.doesNotMatch(`${message}${cure}`, /[\n\u2028\u202E]/)
  }
}

/** Every place with each text would take long; some of them, others in each kind, are tried here. */
const ROUNDS = 2

function rounds(places: number): readonly (readonly string[])[] {
  if (places === 0) return []
  return Array.from({ length: ROUNDS }, (_, round) =>
    Array.from({ length: places }, (_one, at) => {
      const text = (at * ROUNDS + round) * STRIDE
      return HOSTILE[text % HOSTILE.length] ?? ''
    }),
  )
}

/** Prime to the number of the texts, so that all have their turn. */
const STRIDE = 7

/** The place, whatever it is asked to say. */
function saying(place: Place, text: string): Place {
  return {
    ...place,
    put: (document) => place.put(document, text),
    slotOf: () => place.slotOf(text),
  }
}
