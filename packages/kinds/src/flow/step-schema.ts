import { Type } from 'typebox'
import { Id } from './property-schema.ts'
import type { Step } from './step.ts'

/** Stands where a step does: steps hold steps, which a plain schema can't say of itself. */
export const StepSchema = Type.Unsafe<Step>({ type: 'object', title: 'Step', format: 'step' })

export const Steps = Type.Array(StepSchema, { title: 'Steps', maxItems: 200 })

/** What a step is made of, but for its settings and the steps that it holds. */
export const StepShape = Type.Object(
  {
    id: Id,
    kind: Type.String({ title: 'Kind', minLength: 1, maxLength: 40 }),
    name: Type.Optional(Type.String({ title: 'Name', minLength: 1, maxLength: 48 })),
    note: Type.Optional(Type.String({ title: 'Note', maxLength: 500 })),
    settings: Type.Unsafe<Step['settings']>({ type: 'object', title: 'Settings' }),
    bodies: Type.Optional(Type.Record(Type.String(), Steps, { title: 'Bodies' })),
  },
  { title: 'Step', additionalProperties: false },
)
