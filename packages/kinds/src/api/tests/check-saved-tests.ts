import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { Model } from '../../model.ts'
import { groundOf } from '../../flow/emit/rehearsal/ground.ts'
import { readSavedTest } from './read-saved-test.ts'

/** Saved tests that speak of what is not there any more: they are left out, and said so. */
export function checkSavedTests(model: Model): readonly Diagnostic[] {
  return model.apis.flatMap(({ node, settings }) => {
    if (settings.tests.length === 0) return []
    const canEmpty = groundOf(model) !== undefined
    return settings.tests.flatMap((saved, at) => {
      const read = readSavedTest(saved, node, model)
      const circle = 'tables that can be emptied one after the other'
      const gone = 'gone' in read ? read.gone : canEmpty ? undefined : circle
      if (gone === undefined) return []
      const place = { node, field: pointer('settings', 'tests', at) }
      return [diagnose('test-out-of-date', place, { name: saved.name, gone })]
    })
  })
}
