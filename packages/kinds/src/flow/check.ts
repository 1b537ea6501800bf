import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import type { Drawing, FlowPart } from '../drawing.ts'
import { checkCodeName } from '../names/possible.ts'
import { folded } from '../names/words.ts'
import { checkProperties, checkStepShapes } from './decode-steps.ts'

/** A flow by itself: what its steps mean is looked at once the tables have a meaning. */
export function checkFlowPart(part: FlowPart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const place = { node: node.id, field: '/name' }
  const other = drawing.flows.find(
    (one) => one !== part && folded(one.node.name) === folded(node.name),
  )
  const endpoint = drawing.apis
    .flatMap((api) => api.settings.endpoints)
    .find(({ name }) => folded(name) === folded(node.name))
  return [
    ...checkCodeName('A flow', node.name, place),
    ...(other === undefined && endpoint === undefined
      ? []
      : [
          diagnose('duplicate-name', place, {
            what: 'The flow',
            name: node.name,
            other: endpoint === undefined ? 'another flow' : `the endpoint “${endpoint.name}”`,
          }),
        ]),
    ...checkProperties(settings.inputs ?? [], node.id, ['settings', 'inputs']),
    ...checkStepShapes(settings.steps, node.id, ['settings', 'steps']),
  ]
}
