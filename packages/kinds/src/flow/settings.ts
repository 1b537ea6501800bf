import { Type, type Static } from 'typebox'
import { Properties } from './property-schema.ts'
import { Steps } from './step-schema.ts'

/** Steps that several flows share: they are called with inputs and give a value. */
export const FlowSettings = Type.Object(
  {
    inputs: Type.Optional(Properties('Inputs', 'What it is called with.')),
    steps: Steps,
  },
  { title: 'Flow', additionalProperties: false },
)
export type FlowSettings = Static<typeof FlowSettings>
