import { pointer } from '@drawbridge/manifest'
import { code, from, spaced } from '@drawbridge/source'
import type { Emit } from '../../contribution.ts'
import { answerParts } from './answers.ts'
import { operationFunction } from './operation-function.ts'
import { inputsInterface } from './inputs.ts'

/** `src/services/payments.ts`: a function for each operation. */
export const emitIntegration: Emit = (node, model) => {
  const integration = model.integrations.find((one) => one.node === node)
  if (integration === undefined || integration.operations.length === 0) return []
  const operations = integration.operations.map((operation, index) =>
    from(
      node,
      spaced([
        inputsInterface(operation),
        ...answerParts(operation),
        operationFunction(operation, integration),
      ]),
      pointer('settings', 'operations', index),
    ),
  )
  return [{ type: 'module', path: integration.path, node, code: code`${spaced(operations)}` }]
}
