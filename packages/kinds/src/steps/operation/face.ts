import { Type, type Static } from 'typebox'
import { always, namesOf, stepFace, textOf } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const OperationSettings = Type.Object(
  {
    integration: Type.String({
      title: 'Service',
      format: 'integration',
      minLength: 1,
      maxLength: 64,
    }),
    operation: Type.String({
      title: 'Operation',
      format: 'operation',
      minLength: 1,
      maxLength: 64,
    }),
    inputs: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,79}$' }), Formula('Value'), {
        title: 'Inputs',
        additionalProperties: false,
      }),
    ),
  },
  { title: 'Call a service', ...strict },
)
export type OperationSettings = Static<typeof OperationSettings>

export const operationFace = stepFace({
  kind: 'operation',
  title: 'Call a service',
  summary: 'Does one of the operations of a service that is on the map.',
  icon: 'plug',
  group: 'web',
  vocabulary: ['service', 'operation', 'integration', 'call', 'external', 'api'],
  settings: OperationSettings,
  defaults: { integration: '', operation: '', inputs: {} },
  sentence: (step, words) => {
    const inputs = namesOf(step, 'inputs').join(', ')
    const service = words.flow(textOf(step, 'integration'))
    return `Asks “${service}” to ${textOf(step, 'operation')}${inputs === '' ? '' : ` with ${inputs}`}`
  },
  yields: always,
  firstName: () => 'answer',
  outside: true,
})
