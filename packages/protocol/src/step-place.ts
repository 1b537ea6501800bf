import { Type } from 'typebox'

/** Where a step stands in the drawing. */
export const StepPlace = {
  node: Type.String({ maxLength: 200 }),
  /** The endpoint or event; null in a part that is a flow. */
  item: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  step: Type.String({ maxLength: 200 }),
}
