import { Type, type Static } from 'typebox'
import { Properties } from '../../flow/property-schema.ts'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const ValidateSettings = Type.Object(
  { value: Formula('Value'), shape: Properties('Shape') },
  { title: 'Validate', ...strict },
)
export type ValidateSettings = Static<typeof ValidateSettings>

export const validateFace = stepFace({
  kind: 'validate',
  title: 'Validate',
  summary: 'Makes sure that a value has a shape, and fails with 400 where it does not.',
  icon: 'check-check',
  group: 'security',
  vocabulary: ['validate', 'check', 'schema', 'shape', 'parse'],
  settings: ValidateSettings,
  defaults: { value: '', shape: [] },
  sentence: (step) => `Checks that ${saidOf(step, 'value')} has the shape that is wanted`,
  yields: always,
  firstName: () => 'checked',
})
