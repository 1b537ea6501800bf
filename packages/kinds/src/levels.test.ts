import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FACES } from './faces.ts'
import { shapeOf } from './shape.ts'
import { STEP_FACES } from './steps/faces.ts'
import { FIELD_LEVELS } from './table/levels.ts'
import { Field } from './table/settings.ts'

test('levels are about settings that there are, and none that is required is folded away', () => {
  const all = [...FACES, ...STEP_FACES, { kind: 'field', settings: Field, levels: FIELD_LEVELS }]
  for (const { kind, settings, levels = {} } of all) {
    const { properties = {}, required = [] } = shapeOf(settings)
    for (const key of Object.keys(levels)) {
      assert.ok(properties[key], `${kind} has no setting ${key}`)
      assert.ok(!required.includes(key), `${kind} needs ${key}`)
    }
  }
})
