import { STEP_FACES } from '../steps/faces.ts'
import type { StepFace } from './step-face.ts'
import { Steps, StepShape } from './step-schema.ts'

/** The definitions of a step for editors: one for each kind, told apart by `kind`, and their union. */
export function stepSchemas(): Readonly<Record<string, object>> {
  const { id, name, note } = StepShape.properties
  const definitions = STEP_FACES.map((face) => {
    const bodies = bodiesOf(face)
    const schema = {
      title: face.title,
      description: face.summary,
      type: 'object',
      required: ['id', 'kind', 'settings'],
      additionalProperties: false,
      properties: {
        id,
        kind: { const: face.kind },
        name,
        note,
        settings: face.settings,
        ...(bodies && { bodies }),
      },
    }
    return [definitionName(face), schema] as const
  })
  const union = {
    title: 'Step',
    oneOf: definitions.map(([definition]) => ({ $ref: `#/$defs/${definition}` })),
  }
  return { step: union, ...Object.fromEntries(definitions) }
}

function definitionName({ kind }: StepFace): string {
  return `step-${kind}`
}

/** What a step of this kind holds. Some slots are there always, those of a `switch` by its settings. */
function bodiesOf(face: StepFace): object | undefined {
  const step = { id: 'step', kind: face.kind }
  const fixed = face.slots({ ...step, settings: {} })
  const usual = face.slots({ ...step, settings: face.defaults })
  if (usual.length === 0) return undefined
  return {
    title: 'Bodies',
    type: 'object',
    properties: Object.fromEntries(fixed.map(({ name, title }) => [name, { ...Steps, title }])),
    additionalProperties: usual.length > fixed.length ? Steps : false,
  }
}
